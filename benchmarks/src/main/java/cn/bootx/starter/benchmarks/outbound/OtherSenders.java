package cn.bootx.starter.benchmarks.outbound;

import java.net.URI;
import java.util.List;

import com.aliyun.dingtalkrobot_1_0.Client;
import com.aliyun.dingtalkrobot_1_0.models.BatchSendOTOHeaders;
import com.aliyun.dingtalkrobot_1_0.models.BatchSendOTORequest;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teautil.models.RuntimeOptions;
import com.dingtalk.api.DefaultDingTalkClient;
import com.dingtalk.api.request.OapiMessageCorpconversationAsyncsendV2Request;
import com.dingtalk.api.request.OapiRobotSendRequest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taobao.api.ApiException;
import com.taobao.api.TaobaoRequest;
import me.chanjar.weixin.cp.api.impl.WxCpServiceOkHttpImpl;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.mp.api.impl.WxMpServiceOkHttpImpl;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateData;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateMessage;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;

/**
 * The same messages sent by others, each client made once, as a host does.
 */
final class OtherSenders {

	static final String BARE = "OkHttp and Jackson";

	static final String WX_JAVA = "WxJava";

	static final String OLD_SDK = "alibaba-dingtalk-service-sdk";

	static final String NEW_SDK = "com.aliyun:dingtalk";

	private OtherSenders() {
	}

	static List<Rival> bare(String url) {
		Bare bare = new Bare(url);
		return List.of(
				new Rival(OutboundBenchmark.DING_ROBOT, BARE,
						() -> bare.post("robot/send", "access_token", bare.text(OutboundBenchmark.text()))),
				new Rival(OutboundBenchmark.DING_NOTICE, BARE, () -> {
					ObjectNode body = bare.object().put("agent_id", 1001).put("userid_list", "u1");
					body.set("msg", bare.text(OutboundBenchmark.text()));
					bare.post("topapi/message/corpconversation/asyncsend_v2", "access_token", body);
				}), new Rival(OutboundBenchmark.DING_APP, BARE, () -> {
					ObjectNode body = bare.object().put("robotCode", "dingabc").put("msgKey", "sampleText");
					body.putArray("userIds").add("u1");
					body.put("msgParam", bare.object().put("content", OutboundBenchmark.text()).toString());
					bare.post("v1.0/robot/oToMessages/batchSend", "t", body);
				}), new Rival(OutboundBenchmark.WECOM_NOTICE, BARE, () -> {
					ObjectNode body = bare.text(OutboundBenchmark.text()).put("touser", "u1").put("agentid", 1000002);
					bare.post("cgi-bin/message/send", "access_token", body);
				}),
				new Rival(OutboundBenchmark.WECOM_ROBOT, BARE,
						() -> bare.post("cgi-bin/webhook/send", "key", bare.text(OutboundBenchmark.text()))),
				new Rival(OutboundBenchmark.TEMPLATE, BARE, () -> {
					ObjectNode body = bare.object()
						.put("touser", "oFan")
						.put("template_id", "T1")
						.put("url", "https://example.com/1");
					body.putObject("data").putObject("first").put("value", OutboundBenchmark.text());
					bare.post("cgi-bin/message/template/send", "access_token", body);
				}));
	}

	static List<Rival> wxJava(String url) {
		WxCpDefaultConfigImpl corporation = new WxCpDefaultConfigImpl();
		corporation.setCorpId("ww1234567890");
		corporation.setCorpSecret("0123456789abcdef");
		corporation.setAgentId(1000002);
		corporation.setBaseApiUrl(url);
		corporation.updateAccessToken("token", 7200);
		WxCpServiceOkHttpImpl weCom = new WxCpServiceOkHttpImpl();
		weCom.setWxCpConfigStorage(corporation);
		WxMpDefaultConfigImpl account = new WxMpDefaultConfigImpl();
		account.setAppId("wx1234567890");
		account.setSecret("0123456789abcdef");
		WxMpHostConfig hosts = new WxMpHostConfig();
		hosts.setApiHost(url);
		account.setHostConfig(hosts);
		account.updateAccessToken("token", 7200);
		WxMpServiceOkHttpImpl weChat = new WxMpServiceOkHttpImpl();
		weChat.setWxMpConfigStorage(account);
		return List.of(
				new Rival(OutboundBenchmark.WECOM_NOTICE, WX_JAVA, () -> weCom.getMessageService()
					.send(WxCpMessage.TEXT().agentId(1000002).toUser("u1").content(OutboundBenchmark.text()).build())),
				new Rival(OutboundBenchmark.WECOM_ROBOT, WX_JAVA, () -> weCom.getGroupRobotService()
					.sendText(url + "/cgi-bin/webhook/send?key=k1", OutboundBenchmark.text(), List.of(), List.of())),
				new Rival(OutboundBenchmark.TEMPLATE, WX_JAVA,
						() -> weChat.getTemplateMsgService()
							.sendTemplateMsg(WxMpTemplateMessage.builder()
								.toUser("oFan")
								.templateId("T1")
								.url("https://example.com/1")
								.data(List.of(new WxMpTemplateData("first", OutboundBenchmark.text())))
								.build())));
	}

	static List<Rival> vendors(String url) {
		DefaultDingTalkClient robot = new DefaultDingTalkClient(url + "/robot/send?access_token=t1");
		DefaultDingTalkClient notice = new DefaultDingTalkClient(url + "/topapi/message/corpconversation/asyncsend_v2");
		Client app = client(url);
		return List.of(new Rival(OutboundBenchmark.DING_ROBOT, OLD_SDK, () -> {
			OapiRobotSendRequest request = new OapiRobotSendRequest();
			request.setMsgtype("text");
			OapiRobotSendRequest.Text text = new OapiRobotSendRequest.Text();
			text.setContent(OutboundBenchmark.text());
			request.setText(text);
			execute(robot, request);
		}), new Rival(OutboundBenchmark.DING_NOTICE, OLD_SDK, () -> {
			OapiMessageCorpconversationAsyncsendV2Request request = new OapiMessageCorpconversationAsyncsendV2Request();
			request.setAgentId(1001L);
			request.setUseridList("u1");
			OapiMessageCorpconversationAsyncsendV2Request.Text text = new OapiMessageCorpconversationAsyncsendV2Request.Text();
			text.setContent(OutboundBenchmark.text());
			OapiMessageCorpconversationAsyncsendV2Request.Msg message = new OapiMessageCorpconversationAsyncsendV2Request.Msg();
			message.setMsgtype("text");
			message.setText(text);
			request.setMsg(message);
			execute(notice, request);
		}), new Rival(OutboundBenchmark.DING_APP, NEW_SDK,
				() -> app.batchSendOTOWithOptions(
						new BatchSendOTORequest().setRobotCode("dingabc")
							.setUserIds(List.of("u1"))
							.setMsgKey("sampleText")
							.setMsgParam("{\"content\":\"" + OutboundBenchmark.text() + "\"}"),
						new BatchSendOTOHeaders().setXAcsDingtalkAccessToken("token"), new RuntimeOptions())));
	}

	private static void execute(DefaultDingTalkClient client, TaobaoRequest<?> request) throws ApiException {
		if (!client.execute(request, "token").isSuccess()) {
			throw new IllegalStateException("refused");
		}
	}

	private static Client client(String url) {
		URI base = URI.create(url);
		Config config = new Config();
		config.protocol = base.getScheme();
		config.endpoint = base.getAuthority();
		config.regionId = "central";
		try {
			return new Client(config);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
