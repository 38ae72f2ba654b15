/* A field for a day outside of Tasklist's forms: what was understood stands under it, and a calendar can be opened. */
import { note, picker, understand } from './notation.js';

const PAUSE = 300;

/** Gives a field, which stands in a frame of its own (`.safecity-typed`) and may have the focus, its calendar and its note. */
export function dayField(input) {
  const said = note();
  let timer = null;

  const tell = async () => {
    const text = input.value;
    const answer = text.trim() === '' ? null : await understand({ kind: 'day' }, text);
    if (input.value !== text) {
      return;
    }
    // Nobody is told that half a date is none.
    const wrong = answer?.sentence !== undefined && document.activeElement !== input;
    said.textContent = answer?.shown ?? (wrong ? answer.sentence : '');
    said.classList.toggle('wrong', wrong);
    input.setAttribute('aria-invalid', String(wrong));
    input.setCustomValidity(answer?.sentence ?? '');
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    input.setCustomValidity('');
    timer = setTimeout(tell, PAUSE);
  });
  input.addEventListener('blur', () => {
    clearTimeout(timer);
    tell();
  });
  tell();
  input.after(picker(input), said);
}
