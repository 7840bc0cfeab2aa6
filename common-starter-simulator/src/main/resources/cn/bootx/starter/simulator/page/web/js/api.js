/** Calls the control API; a refusal becomes an Error with its words. */
export async function call(path, body, method) {
  const options = body === undefined ? { method: method || 'GET' } : {
    method: method || 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  };
  const response = await fetch(path, options);
  const text = await response.text();
  let answer;
  try { answer = text ? JSON.parse(text) : {}; } catch { answer = { message: text }; }
  if (!response.ok) throw new Error(refusal(answer) || 'HTTP ' + response.status);
  return answer;
}

function refusal(answer) {
  const english = document.documentElement.lang === 'en';
  const text = answer.message && typeof answer.message === 'object' ? answer.message[english ? 'en' : 'zh'] : answer.message || answer.error;
  return answer.nearest && answer.nearest.length ? text + ' → ' + [answer.nearest].flat().join(', ') : text;
}

export const path = (...parts) => '/_sim/' + parts.map(encodeURIComponent).join('/');
