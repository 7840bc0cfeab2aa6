package cn.bootx.starter.wechat.people.qrlogin;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QrPictureTests {

	private static final String CONTENT = "http://weixin.qq.com/q/02abcDEF?x=1&y=2";

	@Test
	void aReaderReadsThePng() throws Exception {
		assertThat(read(WeChatQrEventsController.Picture.png(CONTENT, 300))).isEqualTo(CONTENT);
	}

	@Test
	void theSvgHasASquareForEachDarkModule() {
		String svg = new String(WeChatQrEventsController.Picture.svg(CONTENT), StandardCharsets.UTF_8);
		assertThat(svg).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ").endsWith("</svg>");
		assertThat(svg.split("h1v1h-1z")).hasSizeGreaterThan(200);
		assertThat(svg).doesNotContain("weixin");
	}

	static String read(byte[] png) throws Exception {
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
		int width = image.getWidth();
		int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
		return new QRCodeReader()
			.decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, image.getHeight(), pixels))),
					// Drawn, not photographed: looking for corners fails for some codes.
					Map.of(DecodeHintType.PURE_BARCODE, true))
			.getText();
	}

}
