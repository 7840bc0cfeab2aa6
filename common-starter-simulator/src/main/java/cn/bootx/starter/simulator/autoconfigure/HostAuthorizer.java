package cn.bootx.starter.simulator.autoconfigure;

import java.util.List;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the simulator reads of an authorizer that the host has stored.
 *
 * @param componentAppId the third-party platform that it has authorized
 * @param refreshToken what the host gets its tokens with
 * @param miniProgram whether it is a mini program, not an official account
 * @param functions ids of the permissions that it gave
 */
record HostAuthorizer(@DefaultValue("") String componentAppId, @DefaultValue("") String refreshToken,
		boolean miniProgram, @DefaultValue List<Integer> functions) {
}
