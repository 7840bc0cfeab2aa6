package cn.bootx.starter.simulator.wechat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

/** Reads a QR code as a phone does. */
final class QrPictures {

	private QrPictures() {
	}

	static String decode(byte[] picture) {
		try {
			BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
			int width = image.getWidth();
			int height = image.getHeight();
			int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
			return new QRCodeReader()
				.decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))),
						// Drawn, not photographed: looking for corners fails for some
						// codes.
						Map.of(DecodeHintType.PURE_BARCODE, true))
				.getText();
		}
		catch (ReaderException ex) {
			throw new IllegalArgumentException("no QR code", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
