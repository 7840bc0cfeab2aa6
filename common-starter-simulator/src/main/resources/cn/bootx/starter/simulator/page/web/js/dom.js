/** Makes an element. Properties that start with "on" are listeners, "data" and "aria" are maps; null children are left out. */
export function h(tag, properties, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'data') Object.assign(node.dataset, value);
    else if (name === 'aria') Object.entries(value).forEach(([key, text]) => node.setAttribute('aria-' + key, text));
    else if (name === 'class') node.className = value;
    else if (name in node) node[name] = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== ''));
  return node;
}

export const $ = (id) => document.getElementById(id);

/** Replaces the children of a node and keeps the keyboard's focus on the element of the same id or data-key. */
export function show(node, ...children) {
  const focused = document.activeElement;
  const key = focused && node.contains(focused) ? (focused.id || focused.dataset.key) : undefined;
  node.replaceChildren(...children.flat().filter(Boolean));
  if (key) [...node.querySelectorAll('[id],[data-key]')].find((each) => (each.id || each.dataset.key) === key)?.focus();
}

/** Draws again only when what is shown has changed, so that a control does not vanish under the pointer. */
export function showChanged(node, state, make) {
  const now = JSON.stringify(state);
  if (node.shownState === now) return;
  node.shownState = now;
  show(node, make());
}

/** Brings the children in line with [key, what is shown] pairs; children that stay are left alone, so that sound goes on and forms keep what was entered. */
export function showList(node, items, make) {
  const keys = new Set(items.map(([key]) => key));
  const known = new Map();
  [...node.children].forEach((child) => (keys.has(child.dataset.item) ? known.set(child.dataset.item, child) : child.remove()));
  let next = node.firstElementChild;
  for (const [key, item] of items) {
    const child = known.get(key) || make(item);
    child.dataset.item = key;
    if (child === next) next = next.nextElementSibling;
    else node.insertBefore(child, next);
  }
}

/** A list of tabs that the arrow keys move in. */
export function tabs(list, names, chosen, choose) {
  show(list, names.map(([key, label]) => h('button', {
    type: 'button', role: 'tab', tabIndex: key === chosen ? 0 : -1, data: { key },
    aria: { selected: String(key === chosen) }, onclick: () => choose(key),
    onkeydown: (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = (names.findIndex(([each]) => each === key) + step + names.length) % names.length;
      choose(names[next][0]);
      list.children[next].focus();
    },
  }, label)));
}

/** Only addresses that cannot run a script. */
export const safeUrl = (url) => (/^(https?:|data:image\/|blob:|\/)/i.test(String(url || '')) ? String(url) : undefined);

/** The address of a file of this simulator, on the page's own origin whatever loopback name it was given. */
export function local(url) {
  const href = safeUrl(url), parts = href && new URL(href, location);
  return parts && /^(127\.0\.0\.1|localhost|\[::1])$/.test(parts.hostname) && parts.port === location.port ? parts.pathname + parts.search : href;
}

export function link(url, ...children) {
  const href = safeUrl(url);
  return href ? h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, ...children) : h('span', {}, ...children);
}
