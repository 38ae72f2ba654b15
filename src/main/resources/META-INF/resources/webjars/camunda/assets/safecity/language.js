/*
 * The web applications take the first language of the browser and fall back to English.
 * What their translations do not reach (name, shortcuts, form texts) follows the same choice,
 * and the page says which language it is in, so that a screen reader pronounces it. A page of our own says it already.
 */
import './seoul-time.js';

const page = document.querySelector('base[app-root]') ? '' : document.documentElement.lang;
const preferred = (page || (navigator.languages?.[0] ?? navigator.language ?? '')).split('-')[0].toLowerCase();

export const korean = preferred === 'ko';

/** The sentences of the bundle messages/webapp, by their keys. */
const sentences = async language => (await import(`./texts-${language}.js`)).default;

const texts = await sentences(korean ? 'ko' : 'en');

/** The sentence of the bundle that has this key, its figures filled in; as in Java, a quote in one with figures is doubled. */
export const say = (key, ...figures) => {
  if (!Object.hasOwn(texts, key)) {
    throw new Error(`No text ${key}`);
  }
  return figures.length === 0
    ? texts[key]
    : texts[key].replaceAll("''", "'").replace(/\{(\d+)\}/g, (_, place) => String(figures[place]));
};

/** What the vendor says in English, `{}` standing for a value, and what stands there instead: a group of the bundle. */
export const translations = async group => {
  const english = await sentences('en');
  const open = text => text.replaceAll("''", "'").replace(/\{\d+\}/g, '{}');
  return Object.fromEntries(Object.keys(texts)
    .filter(key => key.startsWith(`${group}.`))
    .map(key => [open(english[key]), open(texts[key])]));
};

const locale = korean ? 'ko-KR' : 'en-GB';
const written = (options, instants) => instants.map(instant => new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Seoul', ...options }).format(instant));

/** The names of the days of the week, from Sunday on. @param width `short` or `long` */
export const days = width => written({ weekday: width }, Array.from({ length: 7 }, (_, day) => Date.UTC(2023, 0, 1 + day)));

/** The names of the months. */
export const months = () => written({ month: 'long' }, Array.from({ length: 12 }, (_, month) => Date.UTC(2023, month, 1)));

/** What the two halves of a day are called. */
export const halves = () => [say('dates.morning'), say('dates.afternoon')];

/**
 * Puts an application's texts where it looks for them before it starts. It starts without waiting for them otherwise,
 * and labels that are drawn before they come keep the names of their texts for good.
 *
 * @param config address of the application's configuration, beside which its folder of texts stands
 */
export const textsFor = async (config) => {
  const locales = new URL('../locales/', config).pathname;
  const language = korean ? 'ko' : 'en';
  const place = `${locales}_locales_data_${language}_${window.bust}`;
  const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
  if (!window.bust || kept[place]) {
    return;
  }
  const answer = await fetch(`${locales}${language}.json?bust=${window.bust}`).catch(() => null);
  if (answer?.ok) {
    kept[place] = await answer.text();
    localStorage.setItem('camunda-web', JSON.stringify(kept));
  }
};

/** The settings that all four web applications share. */
export const common = {
  locales: {
    availableLocales: ['ko', 'en'],
    // Whichever language is loaded last also writes the dates: with Korean, English must not come after it.
    fallbackLocale: korean ? 'ko' : 'en'
  },
  disableWelcomeMessage: true,
  customScripts: ['../../assets/safecity/vendor-texts.js', '../../assets/safecity/sign-in.js']
};

if (korean && !page) {
  document.documentElement.lang = 'ko';
}
