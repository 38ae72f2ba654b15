/* Follows a verification that is under way, and shows its result when it is there. Without it the page is loaded again by hand. */
import { call } from '../camunda/assets/safecity/own-api.js';

const PAUSE = 3000;
const bar = document.querySelector('#running progress');

async function look() {
  const answer = await call('GET', 'ledger');
  const running = answer.ok ? (await answer.json()).running : undefined;
  if (running) {
    const percent = running.of ? Math.min(99, Math.floor(running.read * 100 / running.of)) : 0;
    bar.value = percent;
    bar.textContent = `${percent} %`;
  }
  if (running === null) {
    location.reload();
  } else {
    setTimeout(look, PAUSE);
  }
}

setTimeout(look, PAUSE);
