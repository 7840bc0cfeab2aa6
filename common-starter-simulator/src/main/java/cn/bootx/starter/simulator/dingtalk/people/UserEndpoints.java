package cn.bootx.starter.simulator.dingtalk.people;

import java.util.List;

import cn.bootx.starter.simulator.dingtalk.gate.DingGate;
import cn.bootx.starter.simulator.dingtalk.gate.DingParameters;
import cn.bootx.starter.simulator.dingtalk.gate.OldFamily;
import cn.bootx.starter.simulator.dingtalk.login.LoginCodes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Members of the corporation: by id, mobile number, union id and login code.
 */
public final class UserEndpoints {

	private static final String READ_MEMBER = "qyapi_get_member";

	private final DingDirectory directory;

	private final LoginCodes codes;

	public UserEndpoints(DingDirectory directory, LoginCodes codes) {
		this.directory = directory;
		this.codes = codes;
	}

	public void mount(DingGate gate) {
		gate.top("/topapi/v2/user/getbymobile", "qyapi_get_member_by_mobile", (app, request) -> byMobile(request));
		gate.top("/topapi/v2/user/getuserinfo", "qyapi_base", (app, request) -> byCode(request));
		gate.top("/topapi/v2/user/get", READ_MEMBER, (app, request) -> byId(request));
		gate.top("/topapi/user/getbyunionid", READ_MEMBER, (app, request) -> byUnionId(request));
	}

	private SimulatorResponse byMobile(SimulatorRequest request) {
		String mobile = DingParameters.of(request).text("mobile");
		if (mobile == null) {
			throw OldFamily.refuse(400002, "无效的参数,mobile is required");
		}
		if (!mobile.matches("[+0-9-]{5,20}")) {
			throw OldFamily.refuse(40104, "无效手机号码");
		}
		DingUser user = found(this.directory.byMobile(mobile));
		// The platform's own example shows this list as a string of JSON.
		return OldFamily.topOk("result", Fields.of("userid", user.userId(), "exclusive_account_userid_list", "[]"));
	}

	private SimulatorResponse byCode(SimulatorRequest request) {
		String code = DingParameters.of(request).text("code");
		DingUser user = (code == null) ? null : this.codes.redeem(code);
		if (user == null) {
			throw OldFamily.refuse(40078, "不存在的临时授权码");
		}
		return OldFamily.topOk("result",
				Fields.of("userid", user.userId(), "unionid", user.unionId(), "name", user.name(), "sys", false,
						"sys_level", 0, "device_id", "simulated", "associated_unionid", user.unionId()));
	}

	private SimulatorResponse byId(SimulatorRequest request) {
		String userId = DingParameters.of(request).text("userid");
		if (userId == null) {
			throw OldFamily.refuse(400002, "无效的参数,userid is required");
		}
		DingUser user = found(this.directory.byId(userId));
		List<Object> leading = user.departments()
			.stream()
			.<Object>map((department) -> Fields.of("dept_id", department, "leader", false))
			.toList();
		return OldFamily.topOk("result",
				Fields.of("userid", user.userId(), "unionid", user.unionId(), "name", user.name(), "avatar", "",
						"state_code", "86", "mobile", user.mobile(), "hide_mobile", false, "dept_id_list",
						user.departments(), "leader_in_dept", leading, "active", true, "real_authed", true, "senior",
						false, "admin", false, "boss", false, "exclusive_account", false));
	}

	private SimulatorResponse byUnionId(SimulatorRequest request) {
		String unionId = DingParameters.of(request).text("unionid");
		if (unionId == null) {
			throw OldFamily.refuse(400002, "无效的参数,unionid is required");
		}
		DingUser user = found(this.directory.byUnionId(unionId));
		return OldFamily.topOk("result", Fields.of("userid", user.userId(), "contact_type", 0));
	}

	private static DingUser found(@Nullable DingUser user) {
		if (user == null) {
			throw OldFamily.refuse(60121, "找不到该用户");
		}
		return user;
	}

}
