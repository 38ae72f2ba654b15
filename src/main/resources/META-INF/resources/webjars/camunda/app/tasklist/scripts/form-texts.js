/*
 * Korean for the texts that the form renderer (form-js) carries in English.
 *
 * The renderer has no translation hook, and Tasklist creates it without a way to hand it modules. What it writes
 * into the page is therefore replaced where it appears: only inside a form, only texts that are known. A renderer
 * of another version that says something new shows that in English; a test compares our texts with the bundle.
 */
import { days, halves, korean, months, say, translations } from '../../../assets/safecity/language.js';
import { replaceTexts } from '../../../assets/safecity/replace.js';

/** The calendar of a date field takes its words from the library's own table. */
function nameDays() {
  window.flatpickr?.setDefaults({ ariaDateFormat: say('dates.spoken') });
  window.flatpickr?.localize({
    weekdays: { shorthand: days('short'), longhand: days('long') },
    months: { shorthand: months(), longhand: months() },
    ordinal: () => say('dates.ordinal'),
    rangeSeparator: ' ~ ',
    amPM: halves(),
    yearAriaLabel: say('dates.year'),
    monthAriaLabel: say('dates.month'),
    hourAriaLabel: say('dates.hour'),
    minuteAriaLabel: say('dates.minute'),
    scrollTitle: say('dates.scroll'),
    toggleTitle: say('dates.toggle'),
    time_24hr: true
  });
}

if (korean) {
  nameDays();
  // How a date and a time are to be typed the renderer puts together from the browser's own format.
  replaceTexts('.fjs-container', { ...await translations('form'), ...await translations('pattern') });
}
