import { ask } from './ask.js';
import { writer } from './conversations.js';
import { h, link, local, safeUrl } from './dom.js';
import { t, time } from './i18n.js';
import { markdown } from './markdown.js';
import { actionCard, feedCard, interactiveCard, oaCard, templateCard } from './cards.js';

/** A colour that stays the same for a name. */
const hue = (name) => [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 360, 7);

export function avatar(name) {
  const node = h('span', { class: 'avatar', aria: { hidden: 'true' } }, [...String(name || '?')].slice(0, 2).join(''));
  node.style.background = `hsl(${hue(String(name))} 45% 45%)`;
  return node;
}

const picture = (url, label) => (safeUrl(url) ? h('a', { href: local(url), target: '_blank', rel: 'noopener noreferrer' },
  h('img', { src: local(url), alt: label || t('image'), onerror: (event) => event.target.replaceWith(h('span', { class: 'file' }, label || t('image'))) })) : null);

const LABELS = { image: 'image', picture: 'image', voice: 'voice', audio: 'voice', video: 'video', shortvideo: 'shortVideo', file: 'file', location: 'location', link: 'link' };

/** What a kind is called, in the spellings of all platforms. */
const labelOf = (kind) => LABELS[kind.replace(/^sample/, '').replace(/Msg$/, '').toLowerCase()];

const download = (url, name) => h('a', { class: 'file', href: local(url), download: name, rel: 'noopener noreferrer' }, name);

/** Sound and films are played where the browser can (it has no AMR); files, and what cannot be played, are downloaded. */
function media(message) {
  const label = labelOf(message.kind), name = (message.text || '').replace(/^\[.*]$/, '') || (message.content && message.content.fileName) || t(label);
  const url = safeUrl(message.mediaUrl);
  if (!url) return [message.text || '[' + t(label) + ']'];
  if (label === 'image') return [picture(url, name)];
  if (label === 'file') return [download(url, name)];
  const failed = (event) => event.target.closest('.player').replaceChildren(download(url, name), h('small', { class: 'line' }, t('notPlayable')));
  return [h('span', { class: 'player' }, h(label === 'voice' ? 'audio' : 'video', { controls: true, preload: 'metadata', src: local(url), aria: { label: name }, onerror: failed }))];
}

/** A message in the list of chats. */
export function summary(message, person) {
  const label = labelOf(message.kind);
  const text = message.kind === 'recalled' ? t('recalled') : message.kind === 'card' ? '[' + t('card') + ']' : message.text || (label ? '[' + t(label) + ']' : '');
  return (message.platform !== 'wechat' && message.from !== person.id ? writer(message) + ': ' : '') + text.replace(/\s+/g, ' ');
}

/** Whom a group robot's text mentions: in WeCom's lists, or DingTalk's "at". */
function mentions(content) {
  const at = (content && content.at) || {}, list = [...((content && content.mentioned_list) || []), ...((content && content.mentioned_mobile_list) || []), ...(at.atUserIds || []), ...(at.atMobiles || [])];
  const everybody = at.isAtAll === true || at.isAtAll === 'true' || list.includes('@all');
  const names = [...new Set([...(everybody ? [t('everybody')] : []), ...list.filter((id) => id !== '@all')])];
  return names.length ? h('span', { class: 'mentions' }, names.map((name) => [h('span', { class: 'mention' }, '@' + name), ' '])) : null;
}

/** A text of WeCom may have links; a text of all others is as it is. */
function text(message) {
  const parts = message.platform === 'wechat' || message.platform === 'wecom' ? message.text.split(/(<a\b[^>]*>.*?<\/a>)/is) : [message.text];
  return parts.map((part) => {
    const found = /^<a\b[^>]*?href=["']?([^"'>\s]+)["']?[^>]*>(.*)<\/a>$/is.exec(part);
    return found ? link(found[1], found[2]) : part;
  });
}

const articles = (list) => h('div', { class: 'articles' }, list.map((article, n) => link(article.url || article.content_source_url,
  h('span', { class: n ? 'article' : 'article first' },
    picture(article.picurl || article.picUrl || article.thumb_url, article.title),
    h('strong', {}, article.title || ''), n ? null : h('small', {}, article.description || article.digest || '')))));

function template(message) {
  const [title, ...lines] = message.text.split('\n');
  const content = message.content || {};
  const target = content.url || (content.miniprogram && content.miniprogram.pagepath);
  return h('div', { class: 'card' }, h('strong', {}, title), lines.filter((line) => line !== content.url).map((line) => h('p', {}, line)),
    target ? h('footer', {}, content.url ? link(content.url, t('details')) : t('kind_applet') + ' ' + target) : null);
}

const menuOf = (content, act) => [h('p', {}, content.head_content || ''),
  h('div', { class: 'choices' }, (content.list || []).map((item) => h('button', { type: 'button', onclick: () => act('send-text', { text: item.content }) }, item.content))),
  h('p', {}, content.tail_content || '')];

const textcard = (content) => {
  const lines = String(content.description || '').split(/<div[^>]*>|<\/div>|<br\s*\/?>|\n/).map((line) => line.replace(/<[^>]*>/g, '').trim()).filter(Boolean);
  return h('div', { class: 'card' }, h('strong', {}, content.title || ''), lines.map((line) => h('p', {}, line)),
    h('footer', {}, link(content.url, content.btntxt || t('details'))));
};

const linkCard = (title, text, url, image) => h('div', { class: 'card' }, link(url, h('strong', {}, title || url || '')), h('p', {}, text || ''), picture(image, title));

/** One renderer per kind of message; what has none shows its text. */
const KINDS = {
  'news': (m) => (m.content && m.content.articles ? articles(m.content.articles) : m.text),
  'mpnews': (m) => (m.content && m.content.articles ? articles(m.content.articles) : m.text),
  'msgmenu': (m, act) => (m.content ? menuOf(m.content, act) : m.text),
  'template': template, 'notice-card': template,
  'music': (m) => (m.content ? h('div', { class: 'card' }, h('strong', {}, m.content.title || t('music')), h('p', {}, m.content.description || ''),
    h('audio', { controls: true, preload: 'none', src: safeUrl(m.content.hqmusicurl || m.content.musicurl), aria: { label: m.content.title || t('music') } })) : m.text),
  'miniprogrampage': (m) => (m.content ? h('div', { class: 'card' }, h('strong', {}, m.content.title || ''), h('footer', {}, t('kind_applet') + ' ' + (m.content.pagepath || ''))) : m.text),
  'miniprogram_notice': (m) => (m.content ? h('div', { class: 'card' }, h('strong', {}, m.content.title || ''), h('p', {}, m.content.description || ''),
    h('dl', {}, (m.content.content_item || []).map((item) => [h('dt', {}, item.key), h('dd', {}, item.value)])), h('footer', {}, t('kind_applet') + ' ' + (m.content.page || ''))) : m.text),
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

function body(message, act) {
  const label = labelOf(message.kind), sent = message.content ? [] : /^\[[^\]]+] (.*?)( https?:\S+)?$/s.exec(message.text) || [];
  if (label === 'location') return [h('div', { class: 'place' }, sent[1] || message.text)];
  if (label === 'link' && sent[2]) return [linkCard(sent[1], '', sent[2].trim())];
  if (/^sampleActionCard/.test(message.kind) && message.content) return actionCard(message.content, act);
  if (KINDS[message.kind]) return KINDS[message.kind](message, act);
  if (label && label !== 'link') return media(message);
  return [message.mediaUrl ? picture(message.mediaUrl, message.text) : null, ...text(message)];
}

/** In a group, who has read; alone, whether it was read. */
function readMark(message, chat, person) {
  if (!message.readBy) return null;
  const readers = message.readBy, group = chat && chat.group;
  return h('small', { class: 'read-mark' + (readers.length ? ' read' : ''), title: readers.join(', ') },
    group ? t('readCount', readers.length) : t(readers.includes(person.id) ? 'readMark' : 'unreadMark'));
}

/** A line of the chat: an event, a notice of the app, or a bubble with its writer and time. */
export function bubble(message, person, act, chat) {
  if (message.kind === 'event') return h('div', { class: 'line', data: { kind: 'event' } }, message.text);
  if (message.kind === 'notice' && message.platform === 'wechat') return h('div', { class: 'line bad', data: { kind: 'notice' } }, message.text);
  const mine = message.from === person.id;
  const name = mine ? (person.name || person.id) : writer(message);
  if (message.kind === 'recalled') return h('div', { class: 'line', data: { kind: 'recalled' } }, name + ' · ' + t('recalled'));
  return h('div', { class: 'message' + (mine ? ' mine' : ''), data: { kind: message.kind } },
    avatar(name),
    h('div', { class: 'said' },
      h('small', { class: 'from' }, name, ' ', h('time', { dateTime: message.at }, time(message.at))),
      h('div', { class: 'bubble' }, mentions(message.content), body(message, act)),
      readMark(message, chat, person)));
}
