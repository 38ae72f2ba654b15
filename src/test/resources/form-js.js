/*
 * Gives access to the form renderer that Tasklist ships: it stands, with everything else, in one chunk of webpack's, which
 * is loaded before this. What webpack's own runtime does for a chunk is done here for as much as the renderer needs.
 */
window.fillIn = (() => {
  const modules = self.webpackChunkcamunda_bpm_webapp[0][1];
  const loaded = {};
  const load = id => {
    if (!loaded[id]) {
      loaded[id] = { id, exports: {} };
      modules[id].call(loaded[id].exports, loaded[id], loaded[id].exports, load);
    }
    return loaded[id].exports;
  };
  load.g = self;
  load.o = (object, name) => Object.prototype.hasOwnProperty.call(object, name);
  load.r = exports => Object.defineProperty(exports, '__esModule', { value: true });
  load.d = (exports, getters) => Object.keys(getters).forEach(
    name => load.o(exports, name) || Object.defineProperty(exports, name, { enumerable: true, get: getters[name] }));
  load.n = module => {
    const getter = () => module && module.__esModule ? module.default : module;
    load.d(getter, { a: getter });
    return getter;
  };
  load.nmd = module => Object.assign(module, { paths: [], children: [] });
  load.hmd = load.nmd;

  const id = Object.keys(modules).find(id => {
    const source = modules[id].toString();
    return source.includes('importSchema') && source.includes('.createForm=');
  });
  const { Form } = load(id);

  /** What Tasklist does with a task's form: opens it with the task's variables and, on the button, submits it. */
  return async text => {
    const { schema, values } = JSON.parse(text);
    const form = new Form({ container: document.body });
    try {
      await form.importSchema(schema, values);
      // A field counts from when it stands on the screen.
      await new Promise(shown => requestAnimationFrame(() => setTimeout(shown)));
      const { data, errors } = form.submit();
      return JSON.stringify({ data, errors });
    } finally {
      form.destroy();
    }
  };
})();
