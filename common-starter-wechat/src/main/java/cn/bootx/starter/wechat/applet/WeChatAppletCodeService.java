package cn.bootx.starter.wechat.applet;

import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * Draws mini program codes.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html">获取不限制的小程序码</a>
 */
public final class WeChatAppletCodeService {

	static final String UNLIMITED = "/wxa/getwxacodeunlimit";

	private final WeChatApplet applet;

	public WeChatAppletCodeService(WeChatApplet applet) {
		this.applet = applet;
	}

	/**
	 * Draws a code, of which there may be any number; 5000 calls a minute.
	 * @throws PlatformException if WeChat refuses, for example 41030 (no such page)
	 */
	public Image draw(Code code) {
		PlatformClient.Answer answer = this.applet.api().download(() -> call(code));
		String type = answer.contentType();
		if (type == null || !type.startsWith("image/")) {
			throw UnreadableAnswer.of(Platform.WECHAT_APPLET, call(code), answer);
		}
		return new Image(type, answer.body());
	}

	private ApiCall call(Code code) {
		return ApiCall.post(this.applet.api().apiHost(), UNLIMITED).json(body(code));
	}

	private static ObjectNode body(Code code) {
		ObjectNode body = Json.object("scene", code.scene(), "page", code.page())
			.put("check_path", code.checkPath())
			.put("env_version", code.version().envVersion())
			.put("width", code.width());
		if (code.color() != null) {
			int rgb = code.color();
			body.put("auto_color", false)
				.putObject("line_color")
				.put("r", rgb >> 16)
				.put("g", rgb >> 8 & 0xFF)
				.put("b", rgb & 0xFF);
		}
		return body.put("is_hyaline", code.transparent());
	}

	/**
	 * A mini program code (小程序码) to be drawn, of which there may be any number. What
	 * WeChat would refuse is an {@link InvalidMessageException} when it is made.
	 * <pre class="code">
	 * Code.of("order=42").page("pages/order").width(430);
	 * </pre>
	 *
	 * @param scene what the page gets as {@code scene}: 1 to 32 of the characters
	 * {@code 0-9 a-z A-Z !#$&'()*+,/:;=?@-._~}
	 * @param page page of the published version without parameters and without a leading
	 * {@code /}, or null for the first page
	 * @param checkPath whether WeChat refuses a page that does not exist (41030)
	 * @param width 280 to 1280 pixels
	 * @param color color of the lines as {@code 0xRRGGBB}, or null for WeChat's choice
	 */
	public record Code(String scene, @Nullable String page, boolean checkPath, WeChatApplet.Version version, int width,
			@Nullable Integer color, boolean transparent) {

		private static final Pattern SCENE = Pattern.compile("[0-9a-zA-Z!#$&'()*+,/:;=?@\\-._~]+");

		private static final int MAX_SCENE = 32;

		private static final int MIN_WIDTH = 280;

		private static final int MAX_WIDTH = 1280;

		private static final int DEFAULT_WIDTH = 430;

		private static final int WHITE = 0xFFFFFF;

		public Code {
			MessageCheck check = MessageCheck.of(Platform.WECHAT_APPLET, WeChatAppletCodeService.UNLIMITED)
				.characters("scene", scene, MAX_SCENE)
				.matches("scene", scene, SCENE, "made of digits, letters and !#$&'()*+,/:;=?@-._~")
				.isTrue(page == null || !page.isEmpty() && !page.startsWith("/"), "page",
						"must not be empty or begin with '/'")
				.isTrue(page == null || page.indexOf('?') < 0, "page",
						"must have no parameters; they belong into scene")
				.number("width", width, MIN_WIDTH, MAX_WIDTH);
			if (color != null) {
				check.number("line_color", color, 0, WHITE);
			}
			check.done();
		}

		/** A code for the first page of the published version, 430 pixels wide. */
		public static Code of(String scene) {
			return new Code(scene, null, true, WeChatApplet.Version.RELEASE, DEFAULT_WIDTH, null, false);
		}

		public Code page(@Nullable String newPage) {
			return new Code(this.scene, newPage, this.checkPath, this.version, this.width, this.color,
					this.transparent);
		}

		/** Also for a page that is not published yet. */
		public Code checkPath(boolean check) {
			return new Code(this.scene, this.page, check, this.version, this.width, this.color, this.transparent);
		}

		public Code version(WeChatApplet.Version newVersion) {
			return new Code(this.scene, this.page, this.checkPath, newVersion, this.width, this.color,
					this.transparent);
		}

		public Code width(int newWidth) {
			return new Code(this.scene, this.page, this.checkPath, this.version, newWidth, this.color,
					this.transparent);
		}

		public Code color(@Nullable Integer rgb) {
			return new Code(this.scene, this.page, this.checkPath, this.version, this.width, rgb, this.transparent);
		}

		public Code transparent(boolean background) {
			return new Code(this.scene, this.page, this.checkPath, this.version, this.width, this.color, background);
		}

	}

	/**
	 * A code as a picture.
	 *
	 * @param contentType its type, {@code image/jpeg} or {@code image/png}
	 */
	public record Image(String contentType, byte[] bytes) {

		@Override
		public String toString() {
			return "Image[" + this.contentType + ", " + this.bytes.length + " bytes]";
		}

	}

}
