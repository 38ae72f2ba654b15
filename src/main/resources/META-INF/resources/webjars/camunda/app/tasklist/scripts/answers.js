/*
 * What became of an act on a task, for whoever has to say it: Tasklist tells plugins of no completion and hands on no more
 * of a refusal than its sentence. It asks by XMLHttpRequest, which is watched here.
 *
 * `safecity-completed` and `safecity-refused` are events of the document; `detail` has the task, a refusal also its
 * `violations`, each with field and sentence.
 */
const ACT = /\/task\/([^/?]+)\/(?:submit-form|complete)$/;

const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

function violationsOf(request) {
  try {
    return JSON.parse(request.responseText).violations ?? [];
  } catch (noBody) {
    return [];
  }
}

const { open } = XMLHttpRequest.prototype;

XMLHttpRequest.prototype.open = function (method, address, ...more) {
  const act = method.toUpperCase() === 'POST' && ACT.exec(new URL(address, location.href).pathname);
  if (act) {
    const task = decodeURIComponent(act[1]);
    this.addEventListener('loadend', () => {
      if (this.status >= 200 && this.status < 300) {
        tell('safecity-completed', { task });
      } else if (this.status >= 400 && this.status < 500) {
        tell('safecity-refused', { task, violations: violationsOf(this) });
      }
    });
  }
  return open.call(this, method, address, ...more);
};
