package cn.bootx.starter.simulator.vendor;

import com.dingtalk.api.DefaultDingTalkClient;
import com.dingtalk.api.request.OapiGettokenRequest;
import com.dingtalk.api.request.OapiMediaUploadRequest;
import com.dingtalk.api.request.OapiMessageCorpconversationAsyncsendV2Request;
import com.dingtalk.api.request.OapiMessageCorpconversationGetsendresultRequest;
import com.dingtalk.api.request.OapiRobotSendRequest;
import com.dingtalk.api.request.OapiV2UserGetRequest;
import com.dingtalk.api.response.OapiGettokenResponse;
import com.dingtalk.api.response.OapiMediaUploadResponse;
import com.dingtalk.api.response.OapiMessageCorpconversationAsyncsendV2Response;
import com.dingtalk.api.response.OapiRobotSendResponse;
import com.taobao.api.ApiException;
import com.taobao.api.FileItem;
import com.taobao.api.TaobaoRequest;
import com.taobao.api.TaobaoResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code com.aliyun:alibaba-dingtalk-service-sdk}. */
class OldFamilySdkTests {

	private final VendorBed bed = new VendorBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void fetchesATokenAndIsToldAboutWrongCredentials() throws ApiException {
		OapiGettokenResponse token = getToken(VendorBed.SECRET);
		assertThat(token.isSuccess()).isTrue();
		assertThat(token.getExpiresIn()).isEqualTo(7200L);
		assertThat(getToken("wrong").getErrcode()).isEqualTo(40096L);
	}

	@Test
	void sendsAWorkNoticeAndReadsWhoGotIt() throws ApiException {
		OapiMessageCorpconversationAsyncsendV2Request request = new OapiMessageCorpconversationAsyncsendV2Request();
		request.setAgentId(VendorBed.AGENT);
		request.setUseridList("u1,ghost");
		OapiMessageCorpconversationAsyncsendV2Request.Msg message = new OapiMessageCorpconversationAsyncsendV2Request.Msg();
		message.setMsgtype("text");
		OapiMessageCorpconversationAsyncsendV2Request.Text text = new OapiMessageCorpconversationAsyncsendV2Request.Text();
		text.setContent("来自官方 SDK");
		message.setText(text);
		request.setMsg(message);
		OapiMessageCorpconversationAsyncsendV2Response sent = call("/topapi/message/corpconversation/asyncsend_v2",
				request);
		assertThat(sent.isSuccess()).isTrue();
		assertThat(this.bed.ding.notices("u1")).singleElement()
			.satisfies((notice) -> assertThat(notice.text()).isEqualTo("来自官方 SDK"));
		OapiMessageCorpconversationGetsendresultRequest ask = new OapiMessageCorpconversationGetsendresultRequest();
		ask.setAgentId(VendorBed.AGENT);
		ask.setTaskId(sent.getTaskId());
		assertThat(call("/topapi/message/corpconversation/getsendresult", ask).getSendResult().getInvalidUserIdList())
			.containsExactly("ghost");
	}

	@Test
	void uploadsAMediumAndReadsAMember() throws ApiException {
		OapiMediaUploadRequest upload = new OapiMediaUploadRequest();
		upload.setType("image");
		upload.setMedia(new FileItem("图.png", new byte[] { 1, 2, 3 }));
		OapiMediaUploadResponse uploaded = call("/media/upload", upload);
		assertThat(uploaded.getMediaId()).startsWith("@");
		assertThat(this.bed.ding.media()).singleElement()
			.satisfies((medium) -> assertThat(medium.file().bytes()).containsExactly(1, 2, 3));
		OapiV2UserGetRequest user = new OapiV2UserGetRequest();
		user.setUserid("u1");
		assertThat(call("/topapi/v2/user/get", user).getResult().getName()).isEqualTo("张三");
	}

	@Test
	void sendsOverAWebhook() throws ApiException {
		OapiRobotSendRequest request = new OapiRobotSendRequest();
		request.setMsgtype("markdown");
		OapiRobotSendRequest.Markdown markdown = new OapiRobotSendRequest.Markdown();
		markdown.setTitle("标题");
		markdown.setText("#### 内容");
		request.setMarkdown(markdown);
		OapiRobotSendResponse response = client("/robot/send?access_token=webhooktoken").execute(request);
		assertThat(response.getErrcode()).isZero();
		assertThat(this.bed.robot.messages()).singleElement()
			.satisfies((message) -> assertThat(message.msgType()).isEqualTo("markdown"));
	}

	private OapiGettokenResponse getToken(String secret) throws ApiException {
		OapiGettokenRequest request = new OapiGettokenRequest();
		request.setAppkey(VendorBed.KEY);
		request.setAppsecret(secret);
		request.setHttpMethod("GET");
		return client("/gettoken").execute(request);
	}

	private <T extends TaobaoResponse> T call(String path, TaobaoRequest<T> request) throws ApiException {
		return client(path).execute(request, getToken(VendorBed.SECRET).getAccessToken());
	}

	private DefaultDingTalkClient client(String path) {
		return new DefaultDingTalkClient(this.bed.ding.oapiBaseUrl() + path);
	}

}
