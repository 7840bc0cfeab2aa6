import { h, show, tabs } from './dom.js';
import { t } from './i18n.js';
import { calls, pushes, timeline } from './records.js';
import { faults } from './faults.js';
import { consoles } from './console.js';
import { coverage } from './coverage.js';
import { onChange } from './state.js';

const VIEWS = { timeline, calls, pushes, faults, console: consoles, coverage };

let chosen = 'timeline', stop;

/** The right-hand side: a list of views, of which one is drawn and kept up to date. */
export function inspect(list, panel) {
  const draw = () => {
    tabs(list, Object.keys(VIEWS).map((name) => [name, t(name)]), chosen, (name) => { chosen = name; draw(); });
    const view = VIEWS[chosen]();
    panel.setAttribute('aria-label', t(chosen));
    show(panel, h('div', { class: 'view ' + chosen }, view.nodes));
    stop?.();
    stop = view.update && onChange((what) => view.update(what));
  };
  draw();
}
