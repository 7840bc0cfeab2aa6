const LONGEST = 1000;

/** The brightness of a picture's pixels in base64, and its width, as the control API reads QR codes. */
export async function brightness(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale)), height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height).getContext('2d');
  canvas.fillStyle = '#fff';
  canvas.fillRect(0, 0, width, height);
  canvas.drawImage(picture, 0, 0, width, height);
  const colours = canvas.getImageData(0, 0, width, height).data;
  let text = '';
  for (let i = 0; i < colours.length; i += 4) {
    text += String.fromCharCode((colours[i] * 299 + colours[i + 1] * 587 + colours[i + 2] * 114) / 1000);
  }
  return { pixels: btoa(text), width };
}
