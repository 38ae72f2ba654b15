/*
 * English names of processes, tasks and ready lists, for who reads English: the models and the lists are stored in
 * Korean, and Tasklist shows what is stored. A text that has no English name stays.
 */
import { korean } from '../../../assets/safecity/language.js';
import { call } from '../../../assets/safecity/own-api.js';
import { replaceTexts } from '../../../assets/safecity/replace.js';

/** Where each kind of name is shown; a process and a task may share one in Korean. */
const places = {
  lists: '.task-filter, li.task',
  tasks: 'li.task h4, h2.task',
  processes: '.process-definition, .definition-name, .processes'
};

if (!korean) {
  const answer = await call('GET', 'names').catch(() => null);
  if (answer?.ok) {
    const names = await answer.json();
    // What a list shows of a task stands behind a colon.
    Object.entries(names.lists).forEach(([name, english]) => (names.lists[`${name}:`] = `${english}:`));
    Object.entries(places).forEach(([kind, place]) => replaceTexts(place, names[kind]));
  }
}
