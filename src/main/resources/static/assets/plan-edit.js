/* Saves a plan with every pause of typing and shows what was found in it. Without this script the button saves. */
(() => {
  const form = document.querySelector('form[data-plan]');
  const pause = 700;
  let timer = null;
  let busy = false;
  let again = false;

  const unsaved = () => {
    const said = document.querySelector('#checks [role=status], #checks .refusal') ?? document.querySelector('#checks');
    if (said) {
      said.textContent = form.dataset.unsaved;
    }
  };

  const save = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      const answer = await fetch(form.dataset.typing, {
        method: 'POST',
        headers: { Accept: 'text/html' },
        body: new URLSearchParams(new FormData(form)),
        credentials: 'same-origin'
      });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const checks = page.getElementById('checks');
      if (answer.ok && checks) {
        document.getElementById('checks').replaceWith(document.adoptNode(checks));
      } else {
        unsaved();
      }
    } catch {
      unsaved();
    } finally {
      busy = false;
      if (again) {
        again = false;
        save();
      }
    }
  };

  form.addEventListener('input', event => {
    if (/^(shift|paste)/.test(event.target.name ?? '')) {
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  });
  form.addEventListener('submit', () => clearTimeout(timer));
})();
