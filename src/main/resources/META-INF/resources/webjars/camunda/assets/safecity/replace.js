/*
 * Replaces texts that the vendor's applications write into the page in English and offer no translation for.
 * Only known texts are replaced, and only inside the given part of the page.
 */
const attributes = ['placeholder', 'aria-label', 'title'];

const literal = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A function that gives the translation of a text by the table, or null when the table doesn't know it. */
export function translator(texts) {
  const rules = Object.entries(texts)
    .filter(([said]) => said.includes('{}'))
    .map(([said, replacement]) => [new RegExp(`^${said.split('{}').map(literal).join('(.*?)')}$`, 's'), replacement]);

  return text => {
    if (Object.hasOwn(texts, text)) {
      return texts[text];
    }
    for (const [pattern, replacement] of rules) {
      const values = pattern.exec(text)?.slice(1);
      if (values) {
        return replacement.replace(/\{}/g, () => values.shift());
      }
    }
    return null;
  };
}

/**
 * Keeps the page's texts replaced while it changes.
 *
 * @param part selector of the parts of the page to look at
 * @param texts what is said there, `{}` standing for a value, and what stands there instead
 */
export function replaceTexts(part, texts) {
  keepReplaced(part, translator(texts));
}

/**
 * As {@link replaceTexts}, with a function that gives what stands instead of a text, or null when the text stays.
 */
export function keepReplaced(part, translate) {
  const inPart = node => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(part);

  function replaceText(node) {
    const exact = translate(node.data);
    // A template leaves line breaks around its words.
    const replacement = exact ?? translate(node.data.trim());
    const said = exact ?? (replacement === null ? node.data : ` ${replacement} `);
    // To write what stands there already would be a change again, and never end.
    if (said !== node.data) {
      node.data = said;
    }
  }

  function replaceAttributes(element) {
    for (const name of attributes) {
      const replacement = element.hasAttribute(name) ? translate(element.getAttribute(name)) : null;
      if (replacement !== null && replacement !== element.getAttribute(name)) {
        element.setAttribute(name, replacement);
      }
    }
  }

  function replaceAll(root) {
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = root; node; node = nodes.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        replaceText(node);
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        replaceAttributes(node);
      }
    }
  }

  new MutationObserver(changes => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'childList') {
        addedNodes.forEach(node => (inPart(node) ? [node] : node.querySelectorAll?.(part) ?? []).forEach(replaceAll));
      } else if (inPart(target)) {
        type === 'attributes' ? replaceAttributes(target) : replaceText(target);
      }
    }
  }).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: attributes
  });
  // A table that had to be fetched comes after the first words.
  document.querySelectorAll(part).forEach(replaceAll);
}
