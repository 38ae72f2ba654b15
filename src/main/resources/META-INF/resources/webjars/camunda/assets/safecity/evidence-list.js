/* Pieces of evidence with their versions: to look at, to keep, to add a version to, to withdraw. */
import { korean, say } from './language.js';
import { call, element, root, sentenceOf } from './own-api.js';
import { send } from './evidence-upload.js';

const day = text => new Intl.DateTimeFormat(korean ? 'ko-KR' : 'en-GB', { dateStyle: 'medium', timeZone: 'Asia/Seoul' })
  .format(new Date(text));

export const size = bytes => bytes < 1024 * 1024
  ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString()} KB`
  : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

const content = (item, version, preview) =>
  `${root}/api/evidence/${item.id}/versions/${version.version}/content?preview=${preview}`;

function versionLine(item, version) {
  return element('li', {},
    element('a', { href: content(item, version, false), className: 'file' }, version.fileName), ' ',
    element('span', { className: 'soft' }, `${size(version.size)} · ${say('evidence.version', version.version)} · ${day(version.filedAt)} · ${version.filedByName}`),
    version.preview
      ? element('a', { href: content(item, version, true), target: '_blank', rel: 'noopener', className: 'preview' }, say('evidence.preview'))
      : null,
    version.notice ? element('p', { className: 'notice' }, version.notice) : null);
}

function failureLine() {
  const failure = element('p', { className: 'refusal', hidden: true });
  failure.setAttribute('role', 'alert');
  return failure;
}

function withdrawal(item, done) {
  const failure = failureLine();
  const reason = element('textarea', { rows: 2, maxLength: 1000, required: true, className: 'form-control' });
  const button = element('button', { type: 'submit', className: 'btn btn-default' }, say('evidence.withdraw'));
  const form = element('form', {
    async onsubmit(event) {
      event.preventDefault();
      button.disabled = true;
      const answer = await call('POST', `evidence/${item.id}/withdrawal`, { reason: reason.value }).catch(() => null);
      if (answer?.ok) {
        done();
        return;
      }
      failure.textContent = sentenceOf(await answer?.json().catch(() => null), say('evidence.not-withdrawn'));
      failure.hidden = false;
      button.disabled = false;
    }
  }, failure, element('label', {}, say('evidence.reason'), reason), button);
  return element('details', {}, element('summary', {}, say('evidence.withdraw')), form);
}

function newVersion(item, done) {
  const failure = failureLine();
  const progress = element('progress', { max: 100, value: 0, hidden: true });
  const file = element('input', { type: 'file', required: true });
  const button = element('button', { type: 'submit', className: 'btn btn-default' }, say('evidence.upload-as-a-new-version'));
  const form = element('form', {
    async onsubmit(event) {
      event.preventDefault();
      button.disabled = true;
      failure.hidden = true;
      progress.hidden = false;
      const chosen = file.files[0];
      const sent = await send(`evidence/${item.id}/versions?fileName=${encodeURIComponent(chosen.name)}`, chosen, part => { progress.value = part; });
      if (sent.ok) {
        done();
        return;
      }
      progress.hidden = true;
      failure.textContent = sent.sentence;
      failure.hidden = false;
      button.disabled = false;
    }
  }, failure, element('label', {}, say('evidence.file'), ' ', file), progress, button);
  return element('details', {}, element('summary', {}, say('evidence.new-version')), form);
}

function piece(item, done) {
  const facts = [item.kind, item.criterion ? say('evidence.criterion', item.criterion) : null, item.programme,
    item.effectiveFrom || item.effectiveTo ? `${item.effectiveFrom ?? ''} ~ ${item.effectiveTo ?? ''}` : null,
    item.ownerName, item.documentNumber].filter(Boolean).join(' · ');
  return element('li', { className: item.withdrawal ? 'withdrawn' : '' },
    element('p', {}, element('a', { href: `${root}/evidence/${item.id}`, className: 'title' }, item.title), ' ',
      element('span', { className: 'soft' }, facts)),
    item.withdrawal
      ? element('p', { className: 'notice' }, say('evidence.withdrawn'), ` – ${item.withdrawal.reason} (${item.withdrawal.byName}, ${day(item.withdrawal.at)})`)
      : null,
    element('ul', { className: 'versions' }, ...item.versions.map(version => versionLine(item, version))),
    item.changeable ? element('div', { className: 'acts' }, newVersion(item, done), withdrawal(item, done)) : null);
}

/** @param done called after a change, to show the list again */
export function evidenceList(items, done) {
  return items.length === 0
    ? element('p', { className: 'soft' }, say('evidence.none-yet'))
    : element('ul', { className: 'pieces' }, ...items.map(item => piece(item, done)));
}
