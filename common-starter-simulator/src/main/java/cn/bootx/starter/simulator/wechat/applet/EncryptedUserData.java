package cn.bootx.starter.simulator.wechat.applet;

/**
 * What {@code wx.getUserInfo()} and its like give to a mini program, which sends it to
 * its server: once readable with a signature, once encrypted.
 *
 * @param rawData the data as JSON
 * @param signature SHA-1 of the data and the {@code session_key}
 * @param encryptedData the data with their watermark, encrypted with the
 * {@code session_key}
 * @param iv initial vector of the encryption
 * @since 0.1.0
 */
public record EncryptedUserData(String rawData, String signature, String encryptedData, String iv) {

	/** Without the data. */
	@Override
	public String toString() {
		return "EncryptedUserData[" + this.encryptedData.length() + " characters]";
	}

}
