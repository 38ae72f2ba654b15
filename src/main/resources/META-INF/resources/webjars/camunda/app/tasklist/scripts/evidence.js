/* Evidence as a tab of the task: what the task asks for, what was filed here, and a place to drop files. */
import { say } from '../../../assets/safecity/language.js';
import { call } from '../../../assets/safecity/own-api.js';
import { evidenceList } from '../../../assets/safecity/evidence-list.js';
import { uploadForm } from '../../../assets/safecity/evidence-upload.js';

async function load(taskId) {
  const answer = await call('GET', `tasks/${encodeURIComponent(taskId)}/evidence`);
  if (answer.status === 404) {
    return null;
  }
  if (!answer.ok) {
    throw new Error(answer.status);
  }
  const choices = await answer.json();
  const list = await call('GET', `projects/${encodeURIComponent(choices.projectKey)}/evidence?size=100&task=${encodeURIComponent(taskId)}`);
  return { choices, items: (await list.json()).items };
}

async function show(node, taskId) {
  const found = await load(taskId);
  if (!found) {
    node.textContent = say('evidence.none-here');
    return;
  }
  const again = () => show(node, taskId);
  const frame = document.createElement('div');
  frame.className = 'safecity-evidence';
  if (found.choices.files) {
    frame.append(uploadForm(found.choices, { task: taskId, done: again }));
  }
  frame.append(evidenceList(found.items, again));
  node.replaceChildren(frame);
}

export default {
  id: 'safecity-evidence',
  pluginPoint: 'tasklist.task.detail',
  priority: 950,
  properties: { label: say('evidence.tab') },

  async render(node, { taskId }) {
    node.textContent = say('loading');
    try {
      await show(node, taskId);
    } catch (unreachable) {
      node.textContent = say('evidence.not-loaded');
    }
  },

  unmount() {}
};
