package cn.bootx.starter.wechat.applet;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * A mini program code (小程序码) to be drawn, of which there may be any number. What WeChat
 * would refuse is an {@link InvalidMessageException} when it is made. <pre class="code">
 * WeChatAppletCode.of("order=42").page("pages/order").width(430);
 * </pre>
 *
 * @param scene what the page gets as {@code scene}: 1 to 32 of the characters
 * {@code 0-9 a-z A-Z !#$&'()*+,/:;=?@-._~}
 * @param page page of the published version without parameters and without a leading
 * {@code /}, or null for the first page
 * @param checkPath whether WeChat refuses a page that does not exist (41030)
 * @param version which version opens
 * @param width 280 to 1280 pixels
 * @param color color of the lines as {@code 0xRRGGBB}, or null for WeChat's choice
 * @param transparent whether the background is
 * @since 0.1.0
 */
public record WeChatAppletCode(String scene, @Nullable String page, boolean checkPath, WeChatApplet.Version version,
		int width, @Nullable Integer color, boolean transparent) {

	private static final Pattern SCENE = Pattern.compile("[0-9a-zA-Z!#$&'()*+,/:;=?@\\-._~]+");

	private static final int MAX_SCENE = 32;

	private static final int MIN_WIDTH = 280;

	private static final int MAX_WIDTH = 1280;

	private static final int DEFAULT_WIDTH = 430;

	private static final int WHITE = 0xFFFFFF;

	public WeChatAppletCode {
		MessageCheck check = MessageCheck.of(Platform.WECHAT_APPLET, WeChatAppletCodeService.UNLIMITED)
			.characters("scene", scene, MAX_SCENE)
			.matches("scene", scene, SCENE, "made of digits, letters and !#$&'()*+,/:;=?@-._~")
			.isTrue(page == null || !page.isEmpty() && !page.startsWith("/"), "page",
					"must not be empty or begin with '/'")
			.isTrue(page == null || page.indexOf('?') < 0, "page", "must have no parameters; they belong into scene")
			.number("width", width, MIN_WIDTH, MAX_WIDTH);
		if (color != null) {
			check.number("line_color", color, 0, WHITE);
		}
		check.done();
	}

	/** A code for the first page of the published version, 430 pixels wide. */
	public static WeChatAppletCode of(String scene) {
		return new WeChatAppletCode(scene, null, true, WeChatApplet.Version.RELEASE, DEFAULT_WIDTH, null, false);
	}

	public WeChatAppletCode page(@Nullable String newPage) {
		return new WeChatAppletCode(this.scene, newPage, this.checkPath, this.version, this.width, this.color,
				this.transparent);
	}

	/** Also for a page that is not published yet. */
	public WeChatAppletCode checkPath(boolean check) {
		return new WeChatAppletCode(this.scene, this.page, check, this.version, this.width, this.color,
				this.transparent);
	}

	public WeChatAppletCode version(WeChatApplet.Version newVersion) {
		return new WeChatAppletCode(this.scene, this.page, this.checkPath, newVersion, this.width, this.color,
				this.transparent);
	}

	public WeChatAppletCode width(int newWidth) {
		return new WeChatAppletCode(this.scene, this.page, this.checkPath, this.version, newWidth, this.color,
				this.transparent);
	}

	public WeChatAppletCode color(@Nullable Integer rgb) {
		return new WeChatAppletCode(this.scene, this.page, this.checkPath, this.version, this.width, rgb,
				this.transparent);
	}

	public WeChatAppletCode transparent(boolean background) {
		return new WeChatAppletCode(this.scene, this.page, this.checkPath, this.version, this.width, this.color,
				background);
	}

	/**
	 * A code as a picture.
	 *
	 * @param contentType its type, {@code image/jpeg} or {@code image/png}
	 * @param bytes the picture
	 */
	public record Image(String contentType, byte[] bytes) {

		@Override
		public String toString() {
			return "Image[" + this.contentType + ", " + this.bytes.length + " bytes]";
		}

	}

}
