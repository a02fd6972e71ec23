import type { Phrasebook } from './phrasebook.ts'

const sv: Phrasebook = {
  slots: {
    brand: ['Norrbryggt', 'Norrbryggt', '@norrbryggt', 'Norrbryggtappen', 'Norrbryggts app'],
    house: ['Norrbryggt', 'Norrbryggts rosteri', '@norrbryggt', 'Norrbryggt'],
    tag: ['#norrbryggt', '#norrbryggtkaffe', '', '', ''],
    thing: [
      'mörkrosten',
      'kardemummakaffet',
      'julbrygden',
      'espresson',
      'fredagspåsen',
      'den ljusa rosten',
      'porterkaffet',
    ],
    when: ['idag', 'i morse', 'sedan igår', 'i veckan', 'i helgen', 'på fikarasten'],
    place: ['i Umeå', 'på jobbet', 'i Luleå', 'hemma', 'på Söder', 'i Göteborg', 'vid torget'],
    sum: ['349 kronor', '129 kronor', '598 kronor', '249 kronor', 'nästan tusen kronor', '89 kronor'],
    incident: ['dubbel dragning', 'dubbla dragningar', 'dragit pengarna två gånger', 'dubbeldebiterat'],
  },
  openers: {
    negative: ['', '', 'Tyvärr, ', 'Alltså, ', 'Suck, ', 'Vilken besvikelse: '],
    neutral: ['', '', 'Fråga: ', 'Hej, ', 'Någon som vet, ', 'Tips: '],
    positive: ['', '', 'Wow, ', 'Äntligen! ', 'Måste säga, ', 'Åh, '],
    incident: [
      '',
      '',
      'Varning! ',
      'Helt sjukt: ',
      'Skandal, ',
      'Är det fler som fått detta? ',
      'Nu är jag förbannad: ',
    ],
  },
  cores: {
    negative: [
      '{thing} från {house} var bränd och besk, jättedålig kvalitet',
      'usel service hos {house} {place}, fick vänta en halvtimme',
      '{brand} kraschar hela tiden, värdelös app',
      'besviken på {house}, paketet kom trasigt och ingen svarar',
      '{house} har blivit för dyrt och dåligt, köper aldrig igen',
      'hemskt gammalt kaffe från {house} {when}, smakade illa',
    ],
    neutral: [
      'har {house} öppet {place} på söndag?',
      'vilken malning passar till {thing} från {house}?',
      '{house} säljer {thing} {when}',
      'hämtar beställningen hos {house} {place}',
      '{brand} finns i version 4.2 {when}',
      'var köper man {thing} från {house} {place}?',
      'vi ska till {house} {place} {when}',
    ],
    positive: [
      '{thing} från {house} är helt underbar, bästa kaffet',
      'jättegod {thing} hos {house} {place}, så trevlig personal',
      'älskar {house}, doften {when} gjorde min dag',
      'fantastisk service från {house}, snabb leverans och gott kaffe',
      '{brand} är smidig, beställde {thing} på en minut, toppen',
      'så nöjd med prenumerationen från {house}, rekommenderas varmt',
      'härlig fika med {thing} från {house} {place}, perfekt',
    ],
    incident: [
      '{brand} har {incident} efter uppdateringen, {sum} borta, oacceptabelt',
      'uppdateringen av {brand} drog {sum} två gånger från mitt konto, rena stölden',
      '{incident} på {sum} i {brand} och supporten svarar inte, fruktansvärt dåligt',
      'kontot är tomt tack vare {brand}, dragit {sum} två gånger, jag är rasande',
      'avinstallerar {brand}, de har dragit pengarna två gånger och skyller på banken, skamligt',
      '{brand} dubbeldebiterar kunder och säger inget, värsta jag varit med om',
      'kräver pengarna tillbaka av {house}, {sum} dragna dubbelt, usel app',
      'lita inte på {brand}, {incident} {when} och ingen hjälp, katastrof',
    ],
  },
  closers: {
    negative: [' {tag}', '', ' 😡', ' Aldrig mer.', ' 👎'],
    neutral: [' {tag}', '', '', ' Tack på förhand.', ' ☕️'],
    positive: [' {tag}', ' ❤️', ' ☕️', ' Rekommenderas!', ' Tack! {tag}', ' 😊'],
    incident: [' {tag}', ' 😡', ' 🤬', ' Säger upp allt.', ' Skäms! {tag}', ' Anmäler detta.', ''],
  },
}

const en: Phrasebook = {
  slots: {
    brand: ['Norrbryggt', 'Norrbryggt', '@norrbryggt', 'the Norrbryggt app'],
    house: ['Norrbryggt', '@norrbryggt', 'Norrbryggt coffee'],
    tag: ['#norrbryggt', '', '', ''],
    thing: ['dark roast', 'cardamom coffee', 'winter brew', 'espresso', 'Friday bag', 'light roast'],
    when: ['today', 'this morning', 'since yesterday', 'this week'],
    place: ['in Stockholm', 'at work', 'at home', 'by the station', 'in Malmö'],
    sum: ['349 kronor', '129 kronor', '598 kronor', 'nearly a thousand kronor', '249 kronor'],
  },
  openers: {
    negative: ['', '', 'Sadly, ', 'Ugh, ', 'What a letdown: '],
    neutral: ['', '', 'Question: ', 'Hey, ', 'Does anyone know, '],
    positive: ['', '', 'Wow, ', 'Finally! ', 'Honestly, '],
    incident: ['', '', 'Warning! ', 'Unbelievable: ', 'Anyone else? ', 'I am furious: '],
  },
  cores: {
    negative: [
      'the {thing} from {house} was burnt and bitter, really bad',
      'terrible service at {house} {place}, waited half an hour',
      '{brand} crashes all the time, useless',
      'disappointed by {house}, the parcel arrived broken and nobody answers',
      '{house} got expensive and worse, never again',
    ],
    neutral: [
      'is {house} open {place} on Sunday?',
      'which grind for the {thing} from {house}?',
      '{house} sells the {thing} {when}',
      'picking up my order at {house} {place}',
      '{brand} is at version 4.2 {when}',
    ],
    positive: [
      'the {thing} from {house} is wonderful, best coffee ever',
      'lovely {thing} at {house} {place}, such friendly staff',
      'I love {house}, the smell made my day',
      'great service from {house}, fast delivery and delicious coffee',
      '{brand} is so smooth, ordered {thing} in a minute, excellent',
    ],
    incident: [
      '{brand} charged me twice after the update, {sum} gone, unacceptable',
      'double charge of {sum} by {brand} and support ignores me, awful',
      'my account is empty because {brand} took {sum} twice, this is theft',
      'deleting {brand}, charged twice and they blame the bank, shameful',
      'do not trust {brand}, charged twice {when} and no help, a disaster',
      'I want my money back from {house}, double charge, terrible app',
    ],
  },
  closers: {
    negative: [' {tag}', '', ' 😡', ' Never again.', ' 👎'],
    neutral: [' {tag}', '', '', ' Thanks in advance.', ' ☕️'],
    positive: [' {tag}', ' ❤️', ' ☕️', ' Recommended!', ' 😊'],
    incident: [' {tag}', ' 😡', ' 🤬', ' Cancelling everything.', ' Shame on you! {tag}', ''],
  },
}

export const norrbryggt = { sv, en }
