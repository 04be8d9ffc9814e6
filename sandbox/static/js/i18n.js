/** The page's own words. The bot's words come from the bot; these are the frame around them. */

const LOCALES = ["en", "zh-CN"];
const catalogues = new Map();
let current = null;

/** Loads both catalogues, so that the language can change in the middle of a sentence. */
export async function loadTexts() {
  const answers = await Promise.all(LOCALES.map((locale) => fetch(`/locale/${locale}.json`)));
  const texts = await Promise.all(answers.map((answer) => answer.json()));
  for (const [index, locale] of LOCALES.entries()) catalogues.set(locale, texts[index]);
  speak(catalogueFor(navigator.language));
}

/** The catalogue that serves a Discord locale. */
export function catalogueFor(discordLocale) {
  return discordLocale?.startsWith("zh") ? "zh-CN" : "en";
}

/** Speaks a language from now on. */
export function speak(locale) {
  current = { locale, texts: catalogues.get(locale), plurals: new Intl.PluralRules(locale) };
  document.documentElement.lang = locale;
}

/** The language spoken now, "en" or "zh-CN". */
export function language() {
  return current.locale;
}

/** The text of a key; {name} is replaced, and a plural is chosen by the value n. */
export function t(key, values = {}) {
  const entry = current.texts[key];
  if (entry === undefined) throw new Error(`no text for ${key}`);
  const text =
    typeof entry === "string" ? entry : (entry[current.plurals.select(values.n)] ?? entry.other);
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** A command's, option's or choice's own name or description in a Discord locale. */
export function localised(thing, field, locale) {
  return thing[`${field}_localizations`]?.[locale] ?? thing[field] ?? "";
}
