package cn.bootx.starter.benchmarks.inprocess;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.xml.XmlElement;
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

	private final OpenedCallback.Seal seal = CallbackEnvelope.of("benchmark", Account.TOKEN)
		.keys(List.of(Account.AES_KEY))
		.receiveIds(List.of(Account.APP_ID))
		.build()
		.seal();

	private final WxMpConfigStorage wxJava = Account.wxJava();

	private final WxMpXmlOutTextMessage reply = WxMpXmlOutMessage.TEXT()
		.content("收到：你好，请问今天的订单什么时候发货？")
		.fromUser("gh_a1b2c3d4e5f6")
		.toUser("oABCD1234efgh5678ijkl9012mno")
		.build();

	@Benchmark
	public WxMpXmlMessage parseOurs() {
		return WeChatMessageReader.read(XmlElement.read(this.clearBytes));
	}

	@Benchmark
	public WxMpXmlMessage parseWxJava() {
		return WxMpXmlMessage.fromXml(this.clear);
	}

	@Benchmark
	public CallbackResponse sealOurs() {
		return this.seal.seal(WeChatReplyWriter.write(this.reply));
	}

	@Benchmark
	public String sealWxJava() {
		return this.reply.toEncryptedXml(this.wxJava);
	}

}
