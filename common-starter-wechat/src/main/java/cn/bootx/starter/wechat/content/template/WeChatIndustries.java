package cn.bootx.starter.wechat.content.template;

/**
 * The two industries of an account, from which it may take templates.
 *
 * @param primary main industry
 * @param secondary other industry
 * @since 0.1.0
 */
public record WeChatIndustries(Industry primary, Industry secondary) {

	/**
	 * An industry.
	 *
	 * @param firstClass its group, {@code IT科技}
	 * @param secondClass its name, {@code 互联网|电子商务}
	 */
	public record Industry(String firstClass, String secondClass) {
	}

}
