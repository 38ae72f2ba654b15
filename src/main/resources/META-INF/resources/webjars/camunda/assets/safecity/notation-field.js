/* A field for a day outside of Tasklist's forms: what was understood stands under it, and a calendar can be opened. */
import { note, picker, understand } from './notation.js';

const PAUSE = 300;

/** Gives a field, which stands in a frame of its own (`.safecity-typed`) and may have the focus, its calendar and its note. */
export function dayField(input) {
  const said = note();
  let timer = null;

  const tell = async final => {
    const text = input.value;
    const answer = text.trim() === '' ? null : await understand({ kind: 'day' }, text);
    if (input.value !== text) {
      return;
    }
    const wrong = final && answer?.sentence !== undefined;
    said.textContent = answer?.shown ?? (wrong ? answer.sentence : '');
    said.classList.toggle('wrong', wrong);
    input.setAttribute('aria-invalid', String(wrong));
    input.setCustomValidity(answer?.sentence ?? '');
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    input.setCustomValidity('');
    timer = setTimeout(() => tell(false), PAUSE);
  });
  input.addEventListener('blur', () => {
    clearTimeout(timer);
    tell(true);
  });
  tell(true);
  input.after(picker(input), said);
}
