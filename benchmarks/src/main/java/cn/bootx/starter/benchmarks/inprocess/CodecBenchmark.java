package cn.bootx.starter.benchmarks.inprocess;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutTextMessage;
import me.chanjar.weixin.mp.config.WxMpConfigStorage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import cn.bootx.starter.benchmarks.sample.Account;
import cn.bootx.starter.benchmarks.sample.Push;
import cn.bootx.starter.core.callback.envelope.CallbackCipher;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import cn.bootx.starter.core.callback.envelope.SealedXml;
import cn.bootx.starter.core.xml.XmlReader;
import cn.bootx.starter.wechat.message.WeChatMessageReader;
import cn.bootx.starter.wechat.message.WeChatReplyWriter;

/**
 * The two ends of a push alone: clear XML to message, reply to sealed XML.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {

	private final String clear = Push.clear(1);

	private final byte[] clearBytes = this.clear.getBytes(StandardCharsets.UTF_8);

	private final CallbackCipher cipher = new CallbackCipher(Account.AES_KEY);

	private final WxMpConfigStorage wxJava = Account.wxJava();

	private final WxMpXmlOutTextMessage reply = WxMpXmlOutMessage.TEXT()
		.content("收到：你好，请问今天的订单什么时候发货？")
		.fromUser("gh_a1b2c3d4e5f6")
		.toUser("oABCD1234efgh5678ijkl9012mno")
		.build();

	@Benchmark
	public WxMpXmlMessage parseOurs() {
		return WeChatMessageReader.read(XmlReader.read(this.clearBytes));
	}

	@Benchmark
	public WxMpXmlMessage parseWxJava() {
		return WxMpXmlMessage.fromXml(this.clear);
	}

	/** The steps of the portal's protocol, which is not open to others. */
	@Benchmark
	public CallbackResponse sealOurs() {
		byte[] encrypted = this.cipher.seal(WeChatReplyWriter.write(this.reply), Account.APP_ID);
		long timestamp = System.currentTimeMillis() / 1000;
		String nonce = "1234567890";
		String signature = CallbackSignature.of(encrypted, Account.TOKEN, Long.toString(timestamp), nonce);
		return SealedXml.of(encrypted, signature, timestamp, nonce);
	}

	@Benchmark
	public String sealWxJava() {
		return this.reply.toEncryptedXml(this.wxJava);
	}

}
