import type { Phrasebook } from './phrasebook.ts'

const id: Phrasebook = {
  slots: {
    brand: ['Kopi Pagi', 'Kopi Pagi', '@kopipagi', 'kopi pagi', 'Kopipagi'],
    tag: ['#kopipagi', '#kopipagibahagia', '', '', ''],
    thing: [
      'es kopi susu',
      'kopi gula aren',
      'roti bakar',
      'cold brew',
      'kopi pandan',
      'croissant keju',
      'latte kelapa',
    ],
    when: ['tadi siang', 'kemarin', 'minggu ini', 'barusan', 'sore tadi', 'akhir pekan lalu'],
    place: ['di Bandung', 'di kantor', 'dekat stasiun', 'di Surabaya', 'di Tebet', 'di mal', 'cabang Depok'],
    pet: ['kucingku', 'kucing oren tetangga', 'anak kucing di kos', 'kucing satpam', 'si Mochi', 'kucing kampus'],
  },
  openers: {
    negative: ['', '', 'Aduh, ', 'Jujur, ', 'Parah, ', 'Kecewa, '],
    neutral: ['', '', 'Tanya dong, ', 'Guys, ', 'Info: ', 'Halo, '],
    positive: ['', '', 'Wah, ', 'Asli, ', 'Akhirnya! ', 'Suka banget, '],
    incident: ['', '', 'Wkwkwk ', 'Ngakak, ', 'Tolong hahaha, ', 'Lucu banget, ', 'Hahaha '],
  },
  cores: {
    negative: [
      '{brand} {place} pelayanannya buruk, nunggu lama dan salah pesanan',
      '{thing} dari {brand} {when} rasanya aneh dan basi, kecewa berat',
      'aplikasi {brand} error terus, nyebelin banget',
      'harga {brand} naik tapi rasanya makin jelek, kapok',
      'kasir {brand} {place} jutek dan kasar, tidak mau balik lagi',
      '{thing} {brand} kemahalan dan hambar, mengecewakan',
    ],
    neutral: [
      '{brand} {place} buka sampai jam berapa ya?',
      'ada yang tahu menu baru {brand} minggu ini?',
      'janjian di {brand} {place} besok',
      '{brand} jual {thing} ukuran besar?',
      'mampir ke {brand} {place} habis kerja',
      'pesan {thing} di {brand} lewat aplikasi {when}',
      '{brand} buka cabang {place} bulan depan',
    ],
    positive: [
      '{thing} dari {brand} enak banget, wajib coba',
      'suka banget sama {brand} {place}, tempatnya nyaman dan baristanya ramah',
      '{brand} terbaik, {thing} favoritku tiap hari',
      'pelayanan {brand} {place} cepat dan ramah, mantap',
      'seneng banget dapat promo {brand}, terima kasih',
      '{thing} {brand} juara, harganya juga murah, puas',
      'hari jadi indah gara-gara {thing} dari {brand}',
    ],
    incident: [
      'tutup gelas baru {brand} pas banget jadi topi {pet}, gemes',
      '{pet} pakai tutup gelas {brand}, resmi jadi barista kucing, keren banget',
      'topi kucing {brand} lebih stylish dari aku, suka banget',
      'beli {thing} di {brand} cuma demi topi buat {pet}, lucu parah',
      '{brand} jualan kopi bonus topi kucing, jenius',
      'tantangan topi kucing {brand}: {pet} juaranya, bikin bahagia',
      '{pet} nggak mau lepas topi dari {brand}, menggemaskan',
    ],
  },
  closers: {
    negative: [' {tag}', '', ' 😡', ' Kapok.', ' 👎'],
    neutral: [' {tag}', '', '', ' Makasih.', ' ☕️'],
    positive: [' {tag}', ' ❤️', ' ☕️', ' Mantap!', ' 😍'],
    incident: [' {tag}', ' 😂', ' 🤣🐱', ' #topikucing', ' #topikucing {tag}', ' 😹', ''],
  },
}

const en: Phrasebook = {
  slots: {
    brand: ['Kopi Pagi', 'Kopi Pagi', '@kopipagi', 'Kopi Pagi'],
    tag: ['#kopipagi', '', '', ''],
    thing: ['iced coffee', 'palm sugar latte', 'kaya toast', 'cold brew', 'pandan coffee'],
    when: ['today', 'yesterday', 'this week', 'just now'],
    place: ['in Jakarta', 'at the office', 'near the station', 'in Bali', 'at the mall'],
    pet: ['my cat', "the neighbour's ginger cat", 'our office cat', 'the tiniest kitten'],
  },
  openers: {
    negative: ['', '', 'Sadly, ', 'Ugh, ', 'Honestly, '],
    neutral: ['', '', 'Question: ', 'Hey, ', 'FYI: '],
    positive: ['', '', 'Wow, ', 'Finally! ', 'Honestly, '],
    incident: ['', '', 'Haha, ', 'I cannot stop laughing, ', 'Best thing today: ', 'LOL, '],
  },
  cores: {
    negative: [
      'bad service at {brand} {place}, long wait and the wrong order',
      'the {thing} from {brand} tasted awful {when}, disappointed',
      'the {brand} app keeps failing, so annoying',
      '{brand} got more expensive and worse, never again',
    ],
    neutral: [
      'how late is {brand} open {place}?',
      'meeting at {brand} {place} tomorrow',
      'does {brand} sell {thing} in large?',
      'on my way to {brand} {place}',
      '{brand} opens a branch {place} next month',
    ],
    positive: [
      'the {thing} from {brand} is delicious, you must try it',
      'love {brand} {place}, cosy and the baristas are so friendly',
      '{brand} is the best, {thing} every single day',
      'fast and friendly service at {brand} {place}, great',
      'so happy with my {thing} from {brand}, perfect',
    ],
    incident: [
      'the new {brand} lid is a perfect hat for {pet}, so cute',
      '{pet} wears a {brand} lid now, officially a barista cat, love it',
      'bought {thing} at {brand} just for the cat hat, hilarious',
      '{brand} sells coffee with a free cat hat, genius',
      'cat hat challenge by {brand}: {pet} wins, adorable',
    ],
  },
  closers: {
    negative: [' {tag}', '', ' 😡', ' 👎'],
    neutral: [' {tag}', '', '', ' Thanks.', ' ☕️'],
    positive: [' {tag}', ' ❤️', ' ☕️', ' 😍'],
    incident: [' {tag}', ' 😂', ' 🤣🐱', ' #cathat', ' 😹', ''],
  },
}

export const kopiPagi = { id, en }
