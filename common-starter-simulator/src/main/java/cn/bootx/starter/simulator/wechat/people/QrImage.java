package cn.bootx.starter.simulator.wechat.people;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;

/**
 * A QR code as a PNG of one bit per pixel, written without java.desktop.
 *
 * @since 0.1.0
 */
public final class QrImage {

	private static final int SIZE = 430;

	private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

	private QrImage() {
	}

	/** The picture of a text, usually of a URL. */
	public static byte[] png(String content) {
		try {
			BitMatrix matrix = new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, SIZE, SIZE);
			ByteArrayOutputStream png = new ByteArrayOutputStream();
			DataOutputStream output = new DataOutputStream(png);
			output.write(SIGNATURE);
			chunk(output, "IHDR", header());
			chunk(output, "IDAT", pixels(matrix));
			chunk(output, "IEND", new byte[0]);
			return png.toByteArray();
		}
		catch (WriterException ex) {
			throw new IllegalArgumentException("Not fit for a QR code: " + content, ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The text of the QR code in a picture, empty if there is no code in it.
	 * @param brightness of each pixel, row by row
	 * @param width pixels in a row
	 * @throws IllegalArgumentException if the pixels are not whole rows
	 */
	public static String read(byte[] brightness, int width) {
		int height = brightness.length / width;
		if (height == 0 || height * width != brightness.length) {
			throw new IllegalArgumentException(brightness.length + " pixels are not whole rows of " + width);
		}
		LuminanceSource picture = new PlanarYUVLuminanceSource(brightness, width, height, 0, 0, width, height, false);
		try {
			return new QRCodeReader()
				.decode(new BinaryBitmap(new HybridBinarizer(picture)), Map.of(DecodeHintType.TRY_HARDER, true))
				.getText();
		}
		catch (ReaderException ex) {
			return "";
		}
	}

	private static byte[] header() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream header = new DataOutputStream(bytes);
		header.writeInt(SIZE);
		header.writeInt(SIZE);
		// One bit, greyscale, and the only compression, filter and interlace there are.
		header.write(new byte[] { 1, 0, 0, 0, 0 });
		return bytes.toByteArray();
	}

	private static byte[] pixels(BitMatrix matrix) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes)) {
			for (int y = 0; y < SIZE; y++) {
				byte[] row = new byte[1 + (SIZE + 7) / 8];
				for (int x = 0; x < SIZE; x++) {
					if (!matrix.get(x, y)) {
						row[1 + x / 8] |= (byte) (0x80 >> (x % 8));
					}
				}
				deflated.write(row);
			}
		}
		return bytes.toByteArray();
	}

	private static void chunk(DataOutputStream output, String type, byte[] data) throws IOException {
		byte[] name = type.getBytes(StandardCharsets.US_ASCII);
		CRC32 crc = new CRC32();
		crc.update(name);
		crc.update(data);
		output.writeInt(data.length);
		output.write(name);
		output.write(data);
		output.writeInt((int) crc.getValue());
	}

}
