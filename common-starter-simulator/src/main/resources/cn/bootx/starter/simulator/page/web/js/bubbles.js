import { ask } from './ask.js';
import { h, link, safeUrl } from './dom.js';
import { t, time } from './i18n.js';
import { markdown } from './markdown.js';
import { actionCard, feedCard, interactiveCard, oaCard, templateCard } from './cards.js';

/** A colour that stays the same for a name. */
const hue = (name) => [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 360, 7);

export function avatar(name) {
  const node = h('span', { class: 'avatar', aria: { hidden: 'true' } }, [...String(name || '?').replace(/^(agent-|o|wx|ding)/, '')].slice(0, 2).join(''));
  node.style.background = `hsl(${hue(String(name))} 45% 45%)`;
  return node;
}

const picture = (url, label) => (safeUrl(url) ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' },
  h('img', { src: url, alt: label || 'image', onerror: (event) => event.target.replaceWith(h('span', { class: 'file' }, '🖼 ' + (label || url))) })) : null);

function media(message) {
  const url = safeUrl(message.mediaUrl);
  const kind = message.kind.replace(/^sample/, '').replace(/Msg$/, '').toLowerCase();
  if (/image|picture/.test(kind)) return [picture(url, message.text), url ? null : message.text];
  if (/voice|audio/.test(kind)) return [h('span', { class: 'file' }, '🔊 ', url ? link(url, message.text) : message.text)];
  if (/video/.test(kind)) return [h('span', { class: 'file' }, '🎬 ', url ? link(url, message.text) : message.text)];
  return [h('span', { class: 'file' }, '📎 ', url ? link(url, message.text) : message.text)];
}

const articles = (list) => h('div', { class: 'articles' }, list.map((article, n) => link(article.url || article.content_source_url,
  h('span', { class: n ? 'article' : 'article first' },
    picture(article.picurl || article.picUrl || article.thumb_url, article.title),
    h('strong', {}, article.title || ''), n ? null : h('small', {}, article.description || article.digest || '')))));

function template(message) {
  const [title, ...lines] = message.text.split('\n');
  const content = message.content || {};
  const target = content.url || (content.miniprogram && content.miniprogram.pagepath);
  return h('div', { class: 'card' }, h('strong', {}, title), lines.map((line) => h('p', {}, line)),
    target ? h('footer', {}, content.url ? link(content.url, t('link')) : '🔗 ' + target) : null);
}

const menuOf = (content, act) => [h('p', {}, content.head_content || ''),
  h('div', { class: 'choices' }, (content.list || []).map((item) => h('button', { type: 'button', onclick: () => act('send-text', { text: item.content }) }, item.content))),
  h('p', {}, content.tail_content || '')];

const textcard = (content) => {
  const lines = String(content.description || '').split(/<div[^>]*>|<\/div>|<br\s*\/?>|\n/).map((line) => line.replace(/<[^>]*>/g, '').trim()).filter(Boolean);
  return h('div', { class: 'card' }, h('strong', {}, content.title || ''), lines.map((line) => h('p', {}, line)),
    h('footer', {}, link(content.url, content.btntxt || t('link'))));
};

const linkCard = (title, text, url, image) => h('div', { class: 'card' }, link(url, h('strong', {}, title || url || '')), h('p', {}, text || ''), picture(image, title));

/** One renderer per kind of message; what has none shows its text. */
const KINDS = {
  'news': (m) => (m.content && m.content.articles ? articles(m.content.articles) : m.text),
  'mpnews': (m) => (m.content && m.content.articles ? articles(m.content.articles) : m.text),
  'msgmenu': (m, act) => (m.content ? menuOf(m.content, act) : m.text),
  'template': template, 'notice-card': template,
  'textcard': (m) => (m.content ? textcard(m.content) : m.text),
  'template_card': (m, act) => (m.content ? templateCard(m.content, (name, body) => act(name, { ...body, ...messageId(m) })) : m.text),
  'markdown': (m) => h('div', { class: 'markdown' }, markdown((m.content && (m.content.content || m.content.text)) || m.text, m.platform)),
  'markdown_v2': (m) => h('div', { class: 'markdown' }, markdown((m.content && m.content.content) || m.text, 'wecom_v2')),
  'sampleMarkdown': (m) => h('div', { class: 'markdown' }, markdown((m.content && m.content.text) || m.text, 'dingtalk')),
  'link': (m) => (m.content && (m.content.messageUrl || m.content.url) ? linkCard(m.content.title, m.content.text || m.content.description, m.content.messageUrl || m.content.url, m.content.picUrl || m.mediaUrl) : m.text),
  'sampleLink': (m) => (m.content ? linkCard(m.content.title, m.content.text, m.content.messageUrl, m.content.picUrl) : m.text),
  'card': (m, act) => interactiveCard(m.content || {}, async () => {
    const given = await ask(t('pressCard'), [['key', t('askButton')]]);
    if (given) act('press-button', { ...given, ...messageId(m) });
  }),
  'oa': (m) => (m.content ? oaCard(m.content) : m.text),
  'feedCard': (m) => (m.content ? feedCard(m.content) : m.text),
  'action_card': (m, act) => (m.content ? actionCard(m.content, act) : m.text),
  'actionCard': (m, act) => (m.content ? actionCard(m.content, act) : m.text),
};

const messageId = (message) => (message.messageId ? { messageId: message.messageId } : {});

const MEDIA = /^(image|voice|video|shortvideo|file|picture|audio|sampleImageMsg|sampleAudio|sampleFile|sampleVideo)$/;

function body(message, act) {
  if (/^sampleActionCard/.test(message.kind) && message.content) return actionCard(message.content, act);
  if (KINDS[message.kind]) return KINDS[message.kind](message, act);
  if (MEDIA.test(message.kind)) return media(message);
  return [message.mediaUrl ? picture(message.mediaUrl, message.text) : null, message.text];
}

/** A line of the chat: an event, a notice of the app, or a bubble with its writer and time. */
export function bubble(message, person, act) {
  if (message.kind === 'event') return h('div', { class: 'line', data: { kind: 'event' } }, message.text);
  if (message.kind === 'notice' && message.platform === 'wechat') return h('div', { class: 'line bad', data: { kind: 'notice' } }, message.text);
  if (message.kind === 'recalled') return h('div', { class: 'line', data: { kind: 'recalled' } }, t('recalled'));
  const mine = message.from === person.id;
  const name = mine ? (person.name || person.id) : message.from;
  return h('div', { class: 'message' + (mine ? ' mine' : ''), data: { kind: message.kind } },
    avatar(name),
    h('div', { class: 'said' },
      h('small', { class: 'from' }, name, ' ', h('time', { dateTime: message.at }, time(message.at)), message.readMark ? ' ' + t(message.readMark) : null),
      h('div', { class: 'bubble' }, body(message, act))));
}
