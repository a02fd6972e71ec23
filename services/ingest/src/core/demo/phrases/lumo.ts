import type { Phrasebook } from './phrasebook.ts'

const pl: Phrasebook = {
  slots: {
    brand: ['Lumo', 'Lumo', '@lumo', 'aplikacja Lumo', 'Lumo'],
    tag: ['#lumo', '#lumodom', '#lumoapp', '', '', ''],
    thing: [
      'ogrzewanie',
      'oświetlenie w salonie',
      'licznik',
      'harmonogram',
      'pompa ciepła',
      'panele',
      'ładowarka do auta',
      'termostat',
    ],
    when: ['dzisiaj', 'od wczoraj', 'w tym tygodniu', 'od rana', 'wczoraj wieczorem', 'od poniedziałku'],
    place: ['w Gdyni', 'w Krakowie', 'w mieszkaniu', 'w domu', 'u rodziców', 'na działce', 'w Poznaniu'],
  },
  openers: {
    negative: ['', '', 'Serio, ', 'Niestety, ', 'No nie, ', 'Ręce opadają: ', 'Masakra, '],
    neutral: ['', '', 'Pytanie: ', 'Hej, ', 'Dla zainteresowanych: ', 'Słuchajcie, '],
    positive: ['', '', 'Wow, ', 'Super, ', 'Muszę pochwalić: ', 'Polecam: ', 'W końcu! '],
  },
  cores: {
    negative: [
      '{brand} znowu nie działa, {thing} nie reaguje {when}, jestem bardzo zły',
      'fatalna obsługa w {brand}, nikt nie odpisuje {when}, tragedia',
      '{brand} to porażka, {thing} ciągle się psuje i nikt nie pomaga',
      'okropna aktualizacja {brand}, wszystko się zawiesza, strata czasu i pieniędzy',
      'nie polecam {brand}, {thing} przestało działać {when} i zmarzliśmy {place}',
      '{brand} zawiodło, beznadziejna aplikacja, ciągłe błędy',
      'rachunek z {brand} zawyżony, a infolinia kłamie, wstyd',
      'mam dość, {brand} gubi połączenie {place}, najgorszy zakup w tym roku',
    ],
    neutral: [
      'czy {thing} w {brand} da się ustawić osobno na weekend?',
      '{brand} ma teraz widżet z odczytem licznika',
      'nowa wersja {brand} jest dostępna {when}',
      'szukam instrukcji do {brand}, chodzi o {thing}',
      '{brand} i {thing}: montaż {place} w piątek',
      'ktoś ma {brand} {place}? jaki plan wybraliście?',
      'montaż {brand} zaplanowany na czwartek',
      'czy w {brand} są wykresy za październik?',
    ],
    positive: [
      '{brand} działa świetnie, {thing} wreszcie ustawione tak jak lubię',
      'jestem bardzo zadowolona z {brand}, rachunki niższe o jedną trzecią',
      'świetna robota {brand}, {thing} działa bez zarzutu {place}',
      'uwielbiam {brand}, prosta i piękna aplikacja',
      'obsługa {brand} pomogła mi w pięć minut, rewelacja, dziękuję',
      'lumowa pomoc techniczna jest najlepsza, szybko i miło',
      '{brand} to najlepszy zakup tego roku, cieplutko {place}',
      'genialny pomysł z planem nocnym w {brand}, oszczędzam i jestem zachwycony',
    ],
  },
  closers: {
    negative: [' {tag}', '', ' 😡', ' Rezygnuję.', ' Żenada. {tag}', ' 👎'],
    neutral: [' {tag}', '', '', ' Z góry dzięki.', ' 🏠'],
    positive: [' {tag}', ' ❤️', ' 👍', ' Polecam każdemu!', ' Dzięki! {tag}', ' 😊'],
  },
}

const en: Phrasebook = {
  slots: {
    brand: ['Lumo', 'Lumo', '@lumo', 'the Lumo app', 'my Lumo hub'],
    tag: ['#lumo', '#lumohome', '', '', ''],
    thing: [
      'the heating',
      'the thermostat',
      'my car charger',
      'the solar view',
      'the schedule',
      'the hallway light',
      'the night plan',
    ],
    when: ['today', 'since yesterday', 'this week', 'this morning', 'last night'],
    place: ['in the office', 'at home', 'in our flat', 'at the cottage', "at my mum's place"],
  },
  openers: {
    negative: ['', '', 'Seriously, ', 'Sadly, ', 'Ugh, ', 'So disappointed: '],
    neutral: ['', '', 'Question: ', 'Hey, ', 'FYI: ', 'Does anyone know, '],
    positive: ['', '', 'Wow, ', 'Credit where due: ', 'Honestly, ', 'Finally! '],
  },
  cores: {
    negative: [
      '{brand} is broken again, {thing} does not respond {when}, terrible',
      'awful support from {brand}, nobody answers {when}, I am angry',
      '{brand} is a waste of money, {thing} keeps failing',
      'the worst update ever, {brand} crashes all the time',
      'we froze {place} because {brand} failed, never again',
      '{brand} overcharged me and the hotline is useless',
      'I hate how slow {brand} has become, horrible app',
    ],
    neutral: [
      'can {thing} in {brand} be set separately for weekends?',
      '{brand} now has a widget with the meter reading',
      'a new version of {brand} is out {when}',
      'looking for the {brand} manual, the part about {thing}',
      'we are installing {brand} {place} on Thursday',
      'which plan did you choose in {brand}?',
      'where does {brand} keep the October usage?',
    ],
    positive: [
      '{brand} works great, {thing} is exactly how I like it',
      'so happy with {brand}, our bill is a third lower',
      'excellent work {brand}, {thing} is flawless {place}',
      'I love {brand}, such a simple and beautiful app',
      '{brand} support fixed it in five minutes, amazing, thank you',
      '{brand} is the best thing we bought this year, warm and cosy {place}',
      'brilliant idea, the night plan in {brand}, saving money and delighted',
    ],
  },
  closers: {
    negative: [' {tag}', '', ' 😡', ' Cancelling.', ' Shame. {tag}', ' 👎'],
    neutral: [' {tag}', '', '', ' Thanks in advance.', ' 🏠'],
    positive: [' {tag}', ' ❤️', ' 👍', ' Highly recommended!', ' Thank you! {tag}', ' 😊'],
  },
}

export const lumo = { pl, en }
