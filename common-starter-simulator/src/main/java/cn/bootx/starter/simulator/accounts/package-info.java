/**
 * Accounts, people and robots as a file or a control call writes them down.
 */
@NullMarked
package cn.bootx.starter.simulator.accounts;

import org.jspecify.annotations.NullMarked;
