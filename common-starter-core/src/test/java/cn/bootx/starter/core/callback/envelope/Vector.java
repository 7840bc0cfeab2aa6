package cn.bootx.starter.core.callback.envelope;

/**
 * Pushes of the platforms with everything that belongs to them.
 *
 * @param receiveId whom it is meant for
 */
record Vector(String token, String aesKey, String receiveId, String timestamp, String nonce, String encrypt,
		String signature, String plain) {

	/** Its padding is 32, where the JDK's own unpadding fails. */
	static final Vector WECHAT = new Vector("simtoken", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
			"wxsim0000000000001", "1700000000", "1234567890",
			"Q3stYC6hdFzMh9T8HCvyDMlRN15RuawTSxIhyijVAsr3UC4PFzFAmW5clOhSicvq9tkj99RvfLBatbDKcB4aWun45n"
					+ "cQiygS49feOsHbDVyMfhBLDXjW9kIRUPMEct+qOHyxYx70vQ+OE/D/2rUWXKCyHaeXKdQb0yhd3RPebLxbzya1Z0rF"
					+ "RpTaXXo3JueF9YMzb7SDSNDU/8snETuWtH64cFOevDsFdF2i4oRa7cHV9LIkQX2hngjIgmfhYiFGKuvn5hJ3nDisdt"
					+ "gxHJKvZ9K86h2B4qDTIzMCiDvpW+dCZdCmh61+gMHaNM1cbv55N7YFXJtmJXD5lzTRvj6h4/18dLXwE8WNClFl4LKH"
					+ "vjRRWQ7/XJ8kwoXyZ0ePu5E3",
			"21c9f244e722b0a4afd6a3f2dc2faa5beced2a3f",
			"<xml><ToUserName><![CDATA[gh_sim]]></ToUserName><FromUserName><![CDATA[oSIM]]></FromUserNa"
					+ "me><CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA"
					+ "[hi]]></Content><MsgId>1</MsgId></xml>");

	static final Vector WECOM_ECHO = new Vector("simtoken", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wwsimcorp",
			"1700000000", "1234567890",
			"Q3stYC6hdFzMh9T8HCvyDH0IHJENRtL8kKsqSYgg4gCtlX5yP5pNso97AGzWIFcXlDDMpif5ECs2JlQ7d14pRw==",
			"ba439187c9df43a9946c3f26e38fc1c3fb115bf7", "1616140317555161061");

	/** DingTalk's own; the last character of its key holds bits that do not fit. */
	static final Vector DING_TALK_REPLY = new Vector("123456", "1234567890123456789012345678901234567890123",
			"dingsnotzck6pm5veliw", "1614767836", "A7Co0cJLMzIDtMMI",
			"YvkvaGe4hQxd3VxRmEty0dVlnCOAqwf56xwTRHDHoOURqhalbmBJQk5FNcRk42Gl5T0YQXZNwpwWSm1xAFJ5ZA==",
			"9a95a004dd16f5c307e849b994173f76aa26e5eb", "success");

	/** DingTalk's own. */
	static final Vector DING_TALK_SUITE = new Vector("123456", "4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij",
			"suite4xxxxxxxxxxxxxxx", "1445827045067", "nEXhMP4r",
			"1a3NBxmCFwkCJvfoQ7WhJHB+iX3qHPsc9JbaDznE1i03peOk1LaOQoRz3+nlyGNhwmwJ3vDMG+OzrHMeiZI7gTRWVd"
					+ "UBmfxjZ8Ej23JVYa9VrYeJ5as7XM/ZpulX8NEQis44w53h1qAgnC3PRzM7Zc/D6Ibr0rgUathB6zRHP8PYrfgnNOS9"
					+ "PhSBdHlegK+AGGanfwjXuQ9+0pZcy0w9lQ==",
			"5a65ceeef9aab2d149439f82dc191dd6c5cbe2c0",
			"{\"EventType\":\"check_create_suite_url\",\"Random\":\"LPIdSnlF\",\"TestSuiteKey\":\"suite4xxxxxxxxxxxxxxx\"}");

	static final Vector CHINESE = new Vector("testtoken", "abcdefghijABCDEFGHIJ0123456789abcdefghijABC",
			"dingtestappkey0001", "1700000000000", "nonce123",
			"9OTu7Pxs0pWAjSJfRqLJV5Q9kuhhUP0C6osj9JoUZ/TUzxj5SfC+By++CrH5ehKTpqtikmnuBWXVdx5kuAGOwxVp74A1l5A3dUFe2UUb"
					+ "2DRkIB73AWND0M+BXYY90/bV",
			"20d5906a0a8731fa3769c47b598344bbb4e43884", "{\"EventType\":\"user_add_org\",\"UserId\":[\"张三\"]}");

	static Vector[] all() {
		return new Vector[] { WECHAT, WECOM_ECHO, DING_TALK_REPLY, DING_TALK_SUITE, CHINESE };
	}

	@Override
	public String toString() {
		return this.receiveId + " " + this.plain;
	}

}
