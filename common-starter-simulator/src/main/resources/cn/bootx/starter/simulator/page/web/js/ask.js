import { h } from './dom.js';
import { t } from './i18n.js';

/**
 * Asks for values in a dialog. Fields are [name, label, preset, type]; "lines" is a text area, a list of [value, label] a choice.
 * @returns the values by name, or undefined when the dialog is left
 */
export function ask(title, fields) {
  return new Promise((resolve) => {
    const inputs = fields.map(([name, label, preset, type]) => [name, Array.isArray(type)
      ? h('select', { name, aria: { label } }, type.map(([value, text]) => h('option', { value, selected: value === preset }, text)))
      : h(type === 'lines' ? 'textarea' : 'input', { name, value: preset || '', rows: 3, type: type === 'lines' ? undefined : type || 'text', aria: { label } }), label]);
    const form = h('form', { method: 'dialog' }, h('h2', {}, title),
      inputs.map(([, input, label]) => h('label', {}, label, input)),
      h('div', { class: 'buttons' },
        h('button', { type: 'button', onclick: () => dialog.close('') }, t('cancel')),
        h('button', { class: 'primary', value: 'ok', data: { role: 'ok' } }, t('ok'))));
    const dialog = h('dialog', { onclose: () => {
      dialog.remove();
      resolve(dialog.returnValue === 'ok' ? Object.fromEntries(inputs.map(([name, input]) => [name, input.value.trim()])) : undefined);
    } }, form);
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Lets the user choose a file; its content in base64 and its name, or undefined. */
export function chooseFile(accept) {
  return new Promise((resolve) => {
    const input = h('input', { type: 'file', accept, hidden: true });
    input.addEventListener('cancel', () => { input.remove(); resolve(undefined); });
    input.addEventListener('change', async () => {
      input.remove();
      resolve(input.files[0] ? { content: await base64(input.files[0]), fileName: input.files[0].name } : undefined);
    });
    document.body.append(input);
    input.click();
  });
}

export function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
