package cn.bootx.starter.wecom.media;

/**
 * Media as WeCom gave it.
 *
 * @param contentType media type
 * @param bytes the content
 * @since 0.1.0
 */
public record WeComMedia(String contentType, byte[] bytes) {

	/**
	 * Leaves the content out.
	 */
	@Override
	public String toString() {
		return "WeComMedia[" + this.contentType + ", " + this.bytes.length + " bytes]";
	}

}
