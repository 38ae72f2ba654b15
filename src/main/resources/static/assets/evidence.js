/* The place to drop files on a project's page of evidence. Without it the page lists what is there. */
import { uploadForm } from '../camunda/assets/safecity/evidence-upload.js';
import { call } from '../camunda/assets/safecity/own-api.js';

const place = document.getElementById('upload');

const answer = await call('GET', `projects/${encodeURIComponent(place.dataset.project)}/evidence/choices`);
if (answer.ok) {
  const choices = await answer.json();
  if (choices.files) {
    place.append(uploadForm(choices, { done: () => location.reload() }));
    place.hidden = false;
  }
}
