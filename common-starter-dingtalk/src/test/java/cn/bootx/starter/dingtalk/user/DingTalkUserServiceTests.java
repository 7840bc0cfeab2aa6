package cn.bootx.starter.dingtalk.user;

import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.DingTalkFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DingTalkUserServiceTests {

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final DingTalkUserService users = this.fixture.app().users();

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	@Test
	void findsAUserByUnionIdAndMobile() {
		assertThat(this.users.findUserIdByUnionId("union-u1")).contains("u1");
		assertThat(this.users.findUserIdByMobile("13800000002")).contains("u2");
	}

	@Test
	void findsNoUserWithoutFailing() {
		assertThat(this.users.findUserIdByUnionId("union-nobody")).isEmpty();
		assertThat(this.users.findUserIdByMobile("13900000000")).isEmpty();
		assertThat(this.users.find("nobody")).isEmpty();
	}

	@Test
	void readsTheDetailsOfAUser() {
		DingTalkUserService.Details user = this.users.find("u1").orElseThrow();
		assertThat(user.name()).isEqualTo("Ann");
		assertThat(user.mobile()).isEqualTo("13800000001");
		assertThat(user.departmentIds()).containsExactly(1L);
		assertThat(user.active()).isTrue();
		assertThat(user.email()).isNull();
		assertThat(user.toString()).doesNotContain("13800000001");
	}

	@Test
	void readsDetailsAsTheDocumentationWritesThem() {
		DingTalkUserService.Details user = DingTalkUserService.Details.read(Json.readTree("""
				{"userid":"z","active":"true","admin":"false","boss":true,"hired_date":"1597573616828",
				"dept_id_list":"[2,3]","leader_in_dept":{"dept_id":"2","leader":"true"},"new":{}}"""));
		assertThat(user.active()).isTrue();
		assertThat(user.admin()).isFalse();
		assertThat(user.departmentIds()).containsExactly(2L, 3L);
		assertThat(user.leadingDepartmentIds()).containsExactly(2L);
		assertThat(user.hiredAt()).isEqualTo(Instant.ofEpochMilli(1597573616828L));
	}

	@Test
	void logsInWithACodeThatWorksOnce() {
		String code = this.fixture.dingtalk().loginCode("u1");
		assertThat(this.users.byLoginCode(code).userId()).isEqualTo("u1");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.users.byLoginCode(code));
	}

	@Test
	void doesNotTakeAMissingPermissionForAMissingUser() {
		this.fixture.simulated().withdraw("qyapi_get_member");
		PlatformException failure = catchThrowableOfType(PlatformException.class, () -> this.users.find("u1"));
		assertThat(failure.category()).isEqualTo(ErrorCategory.PERMISSION);
	}

}
