/** Starts the simulator of WeChat, WeCom and DingTalk and talks to its control API (`/_sim/openapi.json`). */

export interface StartOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** Address to listen on, 127.0.0.1 by default. */
  listen?: string;
  /** Accounts and settings in YAML; without it one account of each platform. */
  config?: string;
  /** Simulated time runs so many times faster; 0 stops it. */
  clock?: number;
  /** HTTPS on the same port, and an HTTPS proxy for the platforms' hosts. */
  tls?: boolean;
  /** The same; `ca.pem` is written there. */
  tlsDir?: string;
  /** A java of version 17 or newer; found by itself by default. */
  java?: string;
  /** The application jar; found by itself by default. */
  jar?: string;
}

export type Platform = 'wechat' | 'applet' | 'wecom' | 'dingtalk' | 'open';

/** What a person can do; the last part of `POST /_sim/accounts/{account}/people/{person}/…`. */
export type Action =
  'send-text' | 'send-image' | 'send-voice' | 'send-video' | 'send-short-video' | 'send-file' | 'send-rich-text' |
  'send-location' | 'send-link' | 'send-page' | 'send' | 'follow' | 'unfollow' | 'block' | 'enter' | 'scan' |
  'report-location' | 'event' | 'tap-menu' | 'click-menu' | 'view-menu' | 'scan-in-menu' | 'scan-in-menu-and-wait' |
  'choose-photo-in-menu' | 'take-or-choose-photo-in-menu' | 'take-photo-in-menu' | 'choose-location-in-menu' |
  'press-button' | 'vote' | 'decide-approval' | 'open-url' | 'answer-prompt' | 'answer-one-time-page' | 'read' | 'log-in' |
  'share-phone';

export interface PushOutcome {
  /** Whether the platform is content with the application's answer. */
  accepted: boolean;
  [field: string]: unknown;
}

export interface ChatMessage {
  number: number;
  platform: string;
  conversation: string;
  from: string;
  to: string;
  kind: string;
  text: string;
  at: string;
  [field: string]: unknown;
}

export interface ChatFilter {
  account?: string;
  person?: string;
  platform?: string;
  conversation?: string;
  writer?: 'account' | 'person';
  contains?: string;
  /** Only what is newer than this `cursor`. */
  after?: number;
  /** How many to wait for, 1 by default. */
  count?: number;
  /** Waits so long for them; NOT_IN_TIME is refused. */
  withinMillis?: number;
}

export interface CallFilter {
  path?: string;
  after?: number;
  count?: number;
  withinMillis?: number;
}

export interface RecordedCall {
  method: string;
  path: string;
  [field: string]: unknown;
}

export interface Fault {
  /** The platform's path behind the simulator's prefix, for example `/qyapi/cgi-bin/message/send`. */
  path: string;
  /** JSON body of the answer. */
  answer?: unknown;
  /** HTTP status, 200 by default. */
  status?: number;
  times?: number;
  delayMillis?: number;
}

export interface Clock {
  time: string;
  factor: number;
}

/** What the control API refused. */
export class SimulatorError extends Error {
  status: number;
  code: string;
  field?: string;
  nearest?: string[];
}

export class Simulator {
  /** Starts one; it ends with close() or with this process. */
  static start(options?: StartOptions): Promise<Simulator>;
  /** One that runs already, for example at `http://127.0.0.1:9797`. */
  static connect(url: string): Simulator;

  readonly url: string;
  readonly port: number;
  /** The first account of each platform, with ids and secrets. */
  readonly accounts: Record<Platform, Record<string, any>>;
  readonly addresses: Record<string, string>;
  readonly tls?: Record<string, unknown>;

  close(): Promise<void>;
  /** Any operation of the document, `path` without `/_sim`. */
  call(method: string, path: string, body?: unknown): Promise<any>;
  /** `account` is the AppID, `corpId:agentId` or the app key. */
  person(account: string, id: string): Person;

  addAccounts(sheet: Partial<Record<Platform | 'robots', unknown>>): Promise<unknown>;
  changeAccount(account: string, change: Record<string, unknown>): Promise<unknown>;
  removeAccount(account: string): Promise<unknown>;
  listAccounts(): Promise<Record<string, unknown>[]>;

  calls(filter?: CallFilter): Promise<RecordedCall[]>;
  pushes(filter?: { platform?: string; refused?: boolean; after?: number }): Promise<Record<string, unknown>[]>;
  chats(filter?: ChatFilter): Promise<{ messages: ChatMessage[]; cursor: number }>;

  clock(): Promise<Clock>;
  setClock(change: { time?: string; advance?: string; factor?: number }): Promise<Clock>;

  addFault(fault: Fault): Promise<unknown>;
  faults(): Promise<Record<string, unknown>[]>;
  endFaults(): Promise<unknown>;

  /** Fans, tokens and chats are gone; settings stay. */
  reset(account?: string): Promise<unknown>;
  saveSnapshot(): Promise<unknown>;
  loadSnapshot(snapshot: unknown): Promise<unknown>;
}

export class Person {
  readonly simulator: Simulator;
  readonly account: string;
  readonly id: string;

  does(action: Action, fields?: Record<string, unknown>): Promise<any>;
  sends(text: string, group?: string): Promise<PushOutcome>;
  /** Waits for a message that contains the text; the error says what came instead. */
  expects(text: string, withinMillis?: number): Promise<ChatMessage>;
}

export function findJava(given?: string): string;
export function findJar(given?: string): string;
