package cn.bootx.starter.simulator.wecom.people;

import java.util.List;

/**
 * A member of a corporation.
 *
 * @param userId id within the corporation; the platform compares it without case
 * @param name display name
 * @param mobile mobile number
 * @param departments ids of the departments; 1 is the root, which everybody is below
 * @param tags ids of the tags
 * @since 0.1.0
 */
public record WeComUser(String userId, String name, String mobile, List<Integer> departments, List<Integer> tags) {

	public WeComUser {
		departments = List.copyOf(departments);
		tags = List.copyOf(tags);
	}

	/** A member of the root department without a tag. */
	public static WeComUser of(String userId, String name) {
		return new WeComUser(userId, name, "", List.of(1), List.of());
	}

}
