import { choose, chosen, t, translate } from './i18n.js';
import { $ } from './dom.js';
import { inspect } from './inspector.js';
import { Phone } from './phone.js';
import { connect, onChange, state } from './state.js';

const MAX_PHONES = 4;

const phones = [];

function addPhone(platform) {
  if ($('phones').childElementCount >= MAX_PHONES) return;
  const phone = new Phone(platform, $('phones').childElementCount > 0);
  phones.push(phone);
  $('phones').append(phone.node);
}

function start() {
  translate();
  $('language').value = chosen();
  $('phones').replaceChildren();
  phones.splice(0).forEach((phone) => phone.stop());
  addPhone('wechat');
  inspect($('views'), $('view'));
}

$('language').addEventListener('change', () => { choose($('language').value); start(); live(); });
$('add-phone').addEventListener('click', () => addPhone(['wechat', 'wecom', 'dingtalk'][$('phones').childElementCount % 3]));

function live() {
  $('live').textContent = t(state.connected ? 'live' : 'lost');
  $('live').className = state.connected ? 'on' : 'off';
}

onChange((what) => what === 'connected' && live());
start();
connect();
