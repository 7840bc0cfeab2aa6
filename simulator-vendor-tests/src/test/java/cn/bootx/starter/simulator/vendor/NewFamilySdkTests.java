package cn.bootx.starter.simulator.vendor;

import java.net.URI;
import java.util.List;

import com.aliyun.dingtalkoauth2_1_0.models.GetAccessTokenRequest;
import com.aliyun.dingtalkrobot_1_0.models.BatchRecallOTOHeaders;
import com.aliyun.dingtalkrobot_1_0.models.BatchRecallOTORequest;
import com.aliyun.dingtalkrobot_1_0.models.BatchSendOTOHeaders;
import com.aliyun.dingtalkrobot_1_0.models.BatchSendOTORequest;
import com.aliyun.dingtalkrobot_1_0.models.BatchSendOTOResponseBody;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teautil.models.RuntimeOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** {@code com.aliyun:dingtalk}. */
class NewFamilySdkTests {

	private final VendorBed bed = new VendorBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void fetchesATokenAndIsToldAboutWrongCredentials() throws Exception {
		assertThat(token(VendorBed.SECRET)).isNotEmpty();
		assertThatExceptionOfType(TeaException.class).isThrownBy(() -> token("wrong"))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("invalidClientIdOrSecret"));
	}

	@Test
	void sendsToUsersAndRecalls() throws Exception {
		com.aliyun.dingtalkrobot_1_0.Client robot = new com.aliyun.dingtalkrobot_1_0.Client(config());
		String token = token(VendorBed.SECRET);
		BatchSendOTOResponseBody sent = robot
			.batchSendOTOWithOptions(
					new BatchSendOTORequest().setRobotCode(VendorBed.KEY)
						.setUserIds(List.of("u1", "ghost"))
						.setMsgKey("sampleText")
						.setMsgParam("{\"content\":\"你好\"}"),
					new BatchSendOTOHeaders().setXAcsDingtalkAccessToken(token), new RuntimeOptions())
			.getBody();
		assertThat(sent.getInvalidStaffIdList()).containsExactly("ghost");
		assertThat(this.bed.app.robotMessages()).singleElement()
			.satisfies((message) -> assertThat(message.text()).isEqualTo("你好"));
		assertThat(robot
			.batchRecallOTOWithOptions(
					new BatchRecallOTORequest().setRobotCode(VendorBed.KEY)
						.setProcessQueryKeys(List.of(sent.getProcessQueryKey())),
					new BatchRecallOTOHeaders().setXAcsDingtalkAccessToken(token), new RuntimeOptions())
			.getBody()
			.getSuccessResult()).containsExactly(sent.getProcessQueryKey());
	}

	private String token(String secret) throws Exception {
		return new com.aliyun.dingtalkoauth2_1_0.Client(config())
			.getAccessToken(new GetAccessTokenRequest().setAppKey(VendorBed.KEY).setAppSecret(secret))
			.getBody()
			.getAccessToken();
	}

	/**
	 * The SDK joins protocol, endpoint and path as text, so the endpoint may hold a path.
	 */
	private Config config() {
		URI base = URI.create(this.bed.ding.apiBaseUrl());
		Config config = new Config();
		config.protocol = base.getScheme();
		config.endpoint = base.getAuthority() + base.getPath();
		config.regionId = "central";
		return config;
	}

}
