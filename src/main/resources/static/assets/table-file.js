import { sentenceOf, tokenHeader } from '../camunda/assets/safecity/own-api.js';

// Puts a chosen file into the text field it belongs to, as a person would paste it; the server reads the file.
const say = (input, text) => {
  const place = input.parentElement;
  place.querySelector('[role=alert]')?.remove();
  if (text) {
    const alert = document.createElement('span');
    alert.setAttribute('role', 'alert');
    alert.className = 'refusal';
    alert.textContent = text;
    place.append(' ', alert);
  }
};

const read = async input => {
  const file = input.files[0];
  if (!file) {
    return;
  }
  say(input, '');
  const answer = await fetch('/api/tables', {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', Accept: 'application/json', ...Object.fromEntries([tokenHeader()]) },
    body: file,
    credentials: 'same-origin'
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    say(input, sentenceOf(said, String(answer.status)));
    return;
  }
  const field = document.getElementById(input.dataset.fills);
  field.value = said.text;
  field.focus();
};

for (const input of document.querySelectorAll('input[type=file][data-fills]')) {
  input.addEventListener('change', () => read(input));
  // Chosen before this script was there.
  read(input);
}
