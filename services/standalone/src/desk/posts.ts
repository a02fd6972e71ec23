import type { PlannedPost } from './core/desk.ts'

/** What the invented brands mean to publish. One of Norrbryggt goes out just before its talk turns sour. */
export const POSTS: readonly PlannedPost[] = [
  {
    id: 'norrbryggt-app',
    brandId: 'norrbryggt',
    title: 'Update 4.2 of the app is here: order even faster',
    atSeconds: 75,
  },
  { id: 'norrbryggt-roast', brandId: 'norrbryggt', title: 'Julbrygden är tillbaka', atSeconds: 620 },
  { id: 'norrbryggt-quiz', brandId: 'norrbryggt', title: 'Quiz: hur brygger du?', atSeconds: 1_000 },
  { id: 'norrbryggt-shop', brandId: 'norrbryggt', title: 'Vi öppnar i Luleå på fredag', atSeconds: 1_450 },
  { id: 'lumo-light', brandId: 'lumo', title: 'Światło na długie wieczory', atSeconds: 300 },
  { id: 'lumo-offer', brandId: 'lumo', title: 'Tylko do niedzieli: druga lampa za pół ceny', atSeconds: 900 },
  { id: 'lumo-story', brandId: 'lumo', title: 'How a lamp is made', atSeconds: 1_500 },
  { id: 'kopi-pagi-menu', brandId: 'kopi-pagi', title: 'Menu baru minggu ini', atSeconds: 420 },
  { id: 'kopi-pagi-quiz', brandId: 'kopi-pagi', title: 'Tebak rasa, menang kopi', atSeconds: 1_100 },
  { id: 'kopi-pagi-open', brandId: 'kopi-pagi', title: 'Buka lebih pagi hari Senin', atSeconds: 1_600 },
]
