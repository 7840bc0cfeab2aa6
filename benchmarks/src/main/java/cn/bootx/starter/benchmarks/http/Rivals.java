package cn.bootx.starter.benchmarks.http;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.benchmarks.sample.WxJavaPortal;

/**
 * The controllers that ours is compared with, in the same server.
 */
@RestController
class Rivals {

	static final String WX_JAVA = "/wx-java/portal";

	static final String NOTHING = "/nothing";

	private static final String XML = MediaType.APPLICATION_XML_VALUE + ";charset=UTF-8";

	/** As long as a sealed reply. */
	private static final String CONSTANT = "<xml><Encrypt><![CDATA[" + "x".repeat(700) + "]]></Encrypt></xml>";

	private final WxJavaPortal portal = new WxJavaPortal();

	/** The portal of WxJava's demo. */
	@PostMapping(path = WX_JAVA, produces = XML)
	String wxJava(@RequestBody byte[] body, @RequestParam("signature") String signature,
			@RequestParam("timestamp") String timestamp, @RequestParam("nonce") String nonce,
			@RequestParam("openid") String openid,
			@RequestParam(name = "encrypt_type", required = false) String encryptType,
			@RequestParam(name = "msg_signature", required = false) String msgSignature) {
		return this.portal.handle(body, timestamp, nonce, signature, msgSignature);
	}

	/** Takes the same and answers a constant. */
	@PostMapping(path = NOTHING, produces = XML)
	String nothing(@RequestBody byte[] body, @RequestParam("signature") String signature,
			@RequestParam("timestamp") String timestamp, @RequestParam("nonce") String nonce,
			@RequestParam("openid") String openid,
			@RequestParam(name = "encrypt_type", required = false) String encryptType,
			@RequestParam(name = "msg_signature", required = false) String msgSignature) {
		return CONSTANT;
	}

}
