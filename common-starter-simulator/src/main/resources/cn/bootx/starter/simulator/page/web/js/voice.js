import { base64 } from './ask.js';

const RATE = 8000;

/** Whether this browser can record; it asks for a secure page, which localhost is. */
export const canRecord = () => Boolean(globalThis.MediaRecorder && navigator.mediaDevices?.getUserMedia);

/** Starts to record. The answer's stop() gives the recording as the control API takes it: browsers make no AMR, so it is WAV. */
export async function record() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const parts = [], recorder = new MediaRecorder(stream);
  recorder.addEventListener('dataavailable', (event) => parts.push(event.data));
  recorder.start();
  return {
    stop: () => new Promise((resolve, reject) => {
      recorder.addEventListener('stop', () => {
        stream.getTracks().forEach((track) => track.stop());
        new Blob(parts, { type: recorder.mimeType }).arrayBuffer().then(wav).then(base64).then((content) => resolve({ content }), reject);
      });
      recorder.stop();
    }),
  };
}

/** What a browser recorded, as one channel of 8 kHz and 16 bits. */
async function wav(recorded) {
  const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(recorded);
  const context = new OfflineAudioContext(1, Math.max(1, Math.ceil(sound.duration * RATE)), RATE);
  const source = new AudioBufferSourceNode(context, { buffer: sound });
  source.connect(context.destination);
  source.start();
  const samples = (await context.startRendering()).getChannelData(0);
  const file = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const word = (at, letters) => [...letters].forEach((letter, n) => file.setUint8(at + n, letter.charCodeAt(0)));
  word(0, 'RIFF');
  file.setUint32(4, 36 + samples.length * 2, true);
  word(8, 'WAVEfmt ');
  [[16, 32], [1, 16], [1, 16], [RATE, 32], [RATE * 2, 32], [2, 16], [16, 16]].reduce((at, [value, bits]) => {
    file['setUint' + bits](at, value, true);
    return at + bits / 8;
  }, 16);
  word(36, 'data');
  file.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, n) => file.setInt16(44 + n * 2, Math.max(-1, Math.min(1, sample)) * 32767, true));
  return new Blob([file]);
}
