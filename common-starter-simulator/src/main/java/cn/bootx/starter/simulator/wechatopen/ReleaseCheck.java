package cn.bootx.starter.simulator.wechatopen;

import java.util.List;

/**
 * The full-network release check (全网发布检测) with one pair of the platform's accounts.
 *
 * @param group 1 to 5: which pair it was
 * @param steps in their order
 * @since 0.1.0
 */
public record ReleaseCheck(int group, List<Step> steps) {

	/** Whether the component may be released. */
	public boolean passed() {
		return this.steps.stream().allMatch(Step::passed);
	}

	/**
	 * One thing that the platform checks.
	 *
	 * @param account AppID of the account that pushes, empty for the component itself
	 * @param name what is checked
	 * @param passed whether it went as expected
	 * @param problem what came instead, empty if it passed
	 */
	public record Step(String account, String name, boolean passed, String problem) {
	}

}
