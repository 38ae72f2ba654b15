/*
 * The fields of our own pages that take a day (`data-notation="day"`): what was understood stands beside them, and a
 * calendar can be opened. Without this script they take the same notations.
 */
import { note, picker, understand } from './notation.js';

const PAUSE = 300;

for (const input of document.querySelectorAll('input[data-notation]')) {
  const what = { kind: input.dataset.notation };
  const said = note();
  let timer = null;

  const tell = async final => {
    const text = input.value;
    const answer = text.trim() === '' ? null : await understand(what, text);
    if (input.value !== text) {
      return;
    }
    const wrong = final && answer?.sentence;
    said.textContent = answer?.shown ?? (wrong ? answer.sentence : '');
    said.classList.toggle('wrong', Boolean(wrong));
    input.setCustomValidity(answer?.sentence ?? '');
    input.setAttribute('aria-invalid', String(Boolean(wrong)));
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
  const place = document.createElement('span');
  place.className = 'safecity-typed';
  input.replaceWith(place);
  place.append(input, picker(input));
  place.after(said);
  tell(true);
}
