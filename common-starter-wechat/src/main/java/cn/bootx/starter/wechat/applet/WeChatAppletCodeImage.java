package cn.bootx.starter.wechat.applet;

/**
 * A mini program code as a picture.
 *
 * @param contentType its type, {@code image/jpeg} or {@code image/png}
 * @param bytes the picture
 * @since 0.1.0
 */
public record WeChatAppletCodeImage(String contentType, byte[] bytes) {

	@Override
	public String toString() {
		return "WeChatAppletCodeImage[" + this.contentType + ", " + this.bytes.length + " bytes]";
	}

}
