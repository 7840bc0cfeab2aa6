package cn.bootx.starter.simulator.vendor;

import java.io.IOException;
import java.util.List;

import com.aliyun.dingtalkoauth2_1_0.models.GetAccessTokenRequest;
import com.aliyun.dingtalkrobot_1_0.models.BatchOTOQueryHeaders;
import com.aliyun.dingtalkrobot_1_0.models.BatchOTOQueryRequest;
import com.aliyun.dingtalkrobot_1_0.models.BatchRecallOTOHeaders;
import com.aliyun.dingtalkrobot_1_0.models.BatchRecallOTORequest;
import com.aliyun.dingtalkrobot_1_0.models.BatchSendOTOHeaders;
import com.aliyun.dingtalkrobot_1_0.models.BatchSendOTORequest;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teautil.models.RuntimeOptions;
import com.dingtalk.api.DefaultDingTalkClient;
import com.dingtalk.api.request.OapiChatGetRequest;
import com.dingtalk.api.request.OapiGettokenRequest;
import com.dingtalk.api.request.OapiMessageCorpconversationAsyncsendV2Request;
import com.dingtalk.api.request.OapiMessageCorpconversationGetsendresultRequest;
import com.dingtalk.api.request.OapiRobotSendRequest;
import com.dingtalk.api.request.OapiV2DepartmentListsubRequest;
import com.dingtalk.api.request.OapiV2UserGetRequest;
import com.dingtalk.api.request.OapiV2UserGetbymobileRequest;
import com.taobao.api.TaobaoRequest;
import com.taobao.api.TaobaoResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Both DingTalk SDKs against the application, at the address that their callers give
 * them.
 */
class DingTalkSdkCallsTests {

	private static AppJar simulator;

	@BeforeAll
	static void start() throws IOException {
		simulator = AppJar.start("topsdk");
	}

	@AfterAll
	static void stop() {
		simulator.close();
	}

	@Test
	void oldFamily() throws Exception {
		OapiGettokenRequest request = new OapiGettokenRequest();
		request.setAppkey(simulator.account("dingtalk", "appKey"));
		request.setAppsecret(simulator.account("dingtalk", "appSecret"));
		request.setHttpMethod("GET");
		String token = client("/gettoken").execute(request).getAccessToken();
		long agent = Long.parseLong(simulator.account("dingtalk", "agentId"));
		OapiMessageCorpconversationAsyncsendV2Request notice = new OapiMessageCorpconversationAsyncsendV2Request();
		notice.setAgentId(agent);
		notice.setUseridList("zhangsan");
		notice.setMsg("{\"msgtype\":\"text\",\"text\":{\"content\":\"hi\"}}");
		OapiMessageCorpconversationGetsendresultRequest result = new OapiMessageCorpconversationGetsendresultRequest();
		result.setAgentId(agent);
		result.setTaskId(0L);
		OapiV2UserGetRequest user = new OapiV2UserGetRequest();
		user.setUserid("zhangsan");
		OapiV2UserGetbymobileRequest mobile = new OapiV2UserGetbymobileRequest();
		mobile.setMobile("13800000001");
		OapiV2DepartmentListsubRequest departments = new OapiV2DepartmentListsubRequest();
		OapiChatGetRequest chat = new OapiChatGetRequest();
		chat.setHttpMethod("GET");
		chat.setChatid("chatunknown");
		OapiRobotSendRequest robot = new OapiRobotSendRequest();
		robot.setMsgtype("markdown");
		robot.setMarkdown("{\"title\":\"t\",\"text\":\"hi\"}");
		new CallTable().call("OapiGettokenRequest", () -> execute("/gettoken", request, null))
			.call("OapiMessageCorpconversationAsyncsendV2Request",
					() -> execute("/topapi/message/corpconversation/asyncsend_v2", notice, token))
			.call("OapiMessageCorpconversationGetsendresultRequest (unknown task)",
					() -> execute("/topapi/message/corpconversation/getsendresult", result, token))
			.call("OapiV2UserGetRequest", () -> execute("/topapi/v2/user/get", user, token))
			.call("OapiV2UserGetbymobileRequest", () -> execute("/topapi/v2/user/getbymobile", mobile, token))
			.call("OapiV2DepartmentListsubRequest", () -> execute("/topapi/v2/department/listsub", departments, token))
			.call("OapiChatGetRequest (unknown chat)", () -> execute("/chat/get", chat, token))
			.call("OapiRobotSendRequest (not signed)",
					() -> execute("/robot/send?access_token=simulatedrobottoken", robot, null))
			.compare("alibaba-dingtalk-service-sdk", 4);
	}

	@Test
	void newFamily() throws Exception {
		Config config = new Config();
		config.protocol = "http";
		config.endpoint = "127.0.0.1:" + simulator.port() + "/dingapi";
		config.regionId = "central";
		String key = simulator.account("dingtalk", "appKey");
		com.aliyun.dingtalkoauth2_1_0.Client oauth = new com.aliyun.dingtalkoauth2_1_0.Client(config);
		com.aliyun.dingtalkrobot_1_0.Client robot = new com.aliyun.dingtalkrobot_1_0.Client(config);
		GetAccessTokenRequest credentials = new GetAccessTokenRequest().setAppKey(key)
			.setAppSecret(simulator.account("dingtalk", "appSecret"));
		String token = oauth.getAccessToken(credentials).getBody().getAccessToken();
		BatchSendOTORequest message = new BatchSendOTORequest().setRobotCode(key)
			.setUserIds(List.of("zhangsan"))
			.setMsgKey("sampleText")
			.setMsgParam("{\"content\":\"hi\"}");
		BatchSendOTOHeaders headers = new BatchSendOTOHeaders().setXAcsDingtalkAccessToken(token);
		String sent = robot.batchSendOTOWithOptions(message, headers, new RuntimeOptions())
			.getBody()
			.getProcessQueryKey();
		new CallTable().call("oauth2_1_0 getAccessToken", () -> oauth.getAccessToken(credentials))
			.call("oauth2_1_0 getAccessToken (wrong secret)",
					() -> oauth.getAccessToken(new GetAccessTokenRequest().setAppKey(key).setAppSecret("wrong")))
			.call("robot_1_0 batchSendOTO", () -> robot.batchSendOTOWithOptions(message, headers, new RuntimeOptions()))
			.call("robot_1_0 batchOTOQuery",
					() -> robot.batchOTOQueryWithOptions(
							new BatchOTOQueryRequest().setRobotCode(key).setProcessQueryKey(sent),
							new BatchOTOQueryHeaders().setXAcsDingtalkAccessToken(token), new RuntimeOptions()))
			.call("robot_1_0 batchRecallOTO",
					() -> robot.batchRecallOTOWithOptions(
							new BatchRecallOTORequest().setRobotCode(key).setProcessQueryKeys(List.of(sent)),
							new BatchRecallOTOHeaders().setXAcsDingtalkAccessToken(token), new RuntimeOptions()))
			.compare("com.aliyun:dingtalk", 4);
	}

	private static <T extends TaobaoResponse> void execute(String path, TaobaoRequest<T> request, String token)
			throws Exception {
		T response = client(path).execute(request, token);
		if (!response.isSuccess()) {
			throw new IllegalStateException("errcode: " + response.getErrorCode());
		}
	}

	private static DefaultDingTalkClient client(String path) {
		return new DefaultDingTalkClient("http://127.0.0.1:" + simulator.port() + "/oapi" + path);
	}

}
