import { h, link, safeUrl } from './dom.js';
import { t } from './i18n.js';
import { markdown } from './markdown.js';

const image = (url, label) => (safeUrl(url) ? h('img', { src: url, alt: label || '', onerror: (event) => event.target.remove() }) : null);

/** Where a jump of a WeCom card leads: 1 is a page, 2 a mini program. */
const jump = (to, label) => (to && to.url ? link(to.url, label) : h('span', {}, label));

const lines = (list) => (list && list.length ? h('dl', {}, list.map((item) => [h('dt', {}, item.keyname), h('dd', {}, item.url ? link(item.url, item.value || item.url) : item.value || '')])) : null);

/** A WeCom template card of any kind. Its buttons and choices call act("press-button" or "vote", …). */
export function templateCard(card, act) {
  const parts = [
    card.source ? h('small', { class: 'source' }, image(card.source.icon_url), card.source.desc || '') : null,
    image(card.card_image && card.card_image.url, card.main_title && card.main_title.title),
    card.main_title ? [h('strong', {}, card.main_title.title || ''), h('p', {}, card.main_title.desc || '')] : null,
    card.emphasis_content ? h('div', { class: 'emphasis' }, h('b', {}, card.emphasis_content.title || ''), h('small', {}, card.emphasis_content.desc || '')) : null,
    card.image_text_area ? jump(card.image_text_area, [image(card.image_text_area.image_url), h('strong', {}, card.image_text_area.title || ''), h('p', {}, card.image_text_area.desc || '')]) : null,
    card.quote_area ? h('blockquote', {}, h('b', {}, card.quote_area.title || ''), ' ', card.quote_area.quote_text || '') : null,
    card.sub_title_text ? h('p', {}, card.sub_title_text) : null,
    (card.vertical_content_list || []).map((item) => h('p', {}, h('b', {}, item.title || ''), ' ', item.desc || '')),
    lines(card.horizontal_content_list),
    (card.jump_list || []).map((each) => h('p', { class: 'jump' }, jump(each, each.title))),
  ];
  const key = (card.submit_button && card.submit_button.key) || '';
  const choices = {};
  const list = card.select_list || (card.button_selection ? [card.button_selection] : []);
  for (const select of list) {
    choices[select.question_key] = () => [control.get(select.question_key).value];
  }
  const control = new Map();
  for (const select of list) {
    const node = h('select', { aria: { label: select.title || select.question_key }, disabled: Boolean(select.disable) },
      (select.option_list || []).map((option) => h('option', { value: option.id, selected: option.id === select.selected_id }, option.text)));
    control.set(select.question_key, node);
    parts.push(h('label', {}, select.title || '', node));
  }
  if (card.checkbox) {
    const box = card.checkbox, type = box.mode === 1 ? 'checkbox' : 'radio', name = 'vote-' + Math.random();
    const inputs = (box.option_list || []).map((option) => h('input', { type, name, value: option.id, checked: Boolean(option.is_checked), disabled: Boolean(box.disable) }));
    choices[box.question_key] = () => inputs.filter((input) => input.checked).map((input) => input.value);
    parts.push(h('fieldset', {}, inputs.map((input, n) => h('label', {}, input, box.option_list[n].text))));
  }
  const chosen = () => Object.fromEntries(Object.entries(choices).map(([question, read]) => [question, read()]));
  if (card.submit_button) {
    parts.push(h('button', { type: 'button', class: 'primary', onclick: () => act('vote', { key, choices: chosen() }) }, card.submit_button.text || t('submit')));
  }
  if (card.replace_name) parts.push(h('button', { type: 'button', disabled: true }, card.replace_name));
  for (const button of (card.replace_name ? [] : card.button_list) || []) {
    parts.push(button.type === 1 && button.url ? h('p', { class: 'jump' }, link(button.url, button.text))
      : h('button', { type: 'button', onclick: () => (list.length ? act('vote', { key: button.key, choices: chosen() }) : act('press-button', { key: button.key })) }, button.text));
  }
  return h('div', { class: 'card' }, parts.flat(2));
}

/** The buttons of a DingTalk action card, in the spellings of notices, robots and app messages. */
function buttons(card) {
  const many = card.btn_json_list || card.btns;
  if (many) return many.map((button) => [button.title, button.action_url || button.actionURL]);
  const single = card.single_title || card.singleTitle;
  if (single) return [[single, card.single_url || card.singleURL]];
  return [1, 2, 3, 4, 5].map((n) => [card['actionTitle' + n] || card['buttonTitle' + n], card['actionURL' + n] || card['buttonUrl' + n]]).filter(([title]) => title);
}

export function actionCard(card, act) {
  const across = String(card.btn_orientation || card.btnOrientation || '0') === '1';
  return h('div', { class: 'card' }, card.title ? h('strong', {}, card.title) : null,
    h('div', { class: 'markdown' }, markdown(card.markdown || card.text || '', 'dingtalk')),
    h('div', { class: across ? 'choices across' : 'choices' }, buttons(card).map(([title, url]) => (/^dtmd:/i.test(url || '')
      ? h('button', { type: 'button', onclick: () => act('open-url', { url }) }, title) : link(url, title)))));
}

export const feedCard = (card) => h('div', { class: 'articles' }, (card.links || []).map((each, n) => link(each.messageURL,
  h('span', { class: n ? 'article' : 'article first' }, image(each.picURL, each.title), h('strong', {}, each.title)))));

/** An interactive card of DingTalk: its values, and a way to press what its template has. */
export function interactiveCard(card, press) {
  return h('div', { class: 'card' }, Object.entries(card.values || {}).map(([name, value]) => (/[\n*#]/.test(value)
    ? h('div', { class: 'markdown' }, markdown(value, 'dingtalk')) : h('p', {}, h('small', {}, name), ' ', value))),
  h('button', { type: 'button', data: { operation: 'press-button' }, onclick: press }, t('pressCard')));
}

export function oaCard(card) {
  const content = card.body || {};
  const head = h('strong', { class: 'oa' }, (card.head && card.head.text) || content.title || '');
  if (card.head && /^[0-9a-f]{8}$/i.test(card.head.bgcolor || '')) head.style.background = '#' + card.head.bgcolor.slice(2);
  return h('div', { class: 'card' }, link(card.pc_message_url || card.message_url, head),
    content.title ? h('b', {}, content.title) : null,
    content.form ? h('dl', {}, content.form.map((row) => [h('dt', {}, row.key), h('dd', {}, row.value)])) : null,
    content.rich ? h('div', { class: 'emphasis' }, h('b', {}, content.rich.num || ''), h('small', {}, content.rich.unit || '')) : null,
    content.content ? h('p', {}, content.content) : null,
    content.file_count ? h('small', {}, t('file') + ' × ' + content.file_count) : null,
    content.author ? h('small', {}, content.author) : null,
    card.status_bar ? h('p', { class: 'state' }, card.status_bar.status_value) : null);
}
