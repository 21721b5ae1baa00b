<?php
// Installs WordPress and fills it with a small neighbourhood's blog: posts,
// comments in every state, five roles with an application password each.
define('WP_INSTALLING', true);
foreach (['HTTP_HOST' => '127.0.0.1', 'REMOTE_ADDR' => '127.0.0.1', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET'] as $k => $v) {
    $_SERVER[$k] = $v;
}
require getenv('TEND_SITE') . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install('Nachbarschaftshaus Lindenhof', 'admin', 'admin@example.org', true, '', wp_generate_password());
update_option('timezone_string', 'Europe/Berlin');
update_option('permalink_structure', '/%year%/%monthnum%/%postname%/');
update_option('comment_previously_approved', '1');
foreach ([1, 2, 3] as $id) {
    wp_delete_post($id, true);
}

$accounts = '';
foreach (['admin' => 'administrator', 'editor' => 'editor', 'author' => 'author', 'contributor' => 'contributor', 'subscriber' => 'subscriber'] as $login => $role) {
    if ($login !== 'admin') {
        wp_insert_user(['user_login' => $login, 'user_email' => "$login@example.org", 'user_pass' => wp_generate_password(), 'display_name' => ucfirst($login), 'role' => $role]);
    }
    [$password] = WP_Application_Passwords::create_new_application_password(get_user_by('login', $login)->ID, ['name' => 'tend']);
    $prefix = $login === 'admin' ? 'TEND_WP_' : 'TEND_WP_' . strtoupper($login) . '_';
    $accounts .= "export {$prefix}USER=$login\nexport {$prefix}APP_PASSWORD='" . WP_Application_Passwords::chunk_password($password) . "'\n";
}
$user = fn ($login) => get_user_by('login', $login)->ID;
wp_set_current_user($user('admin'));
kses_remove_filters();
global $wp_rewrite;
$wp_rewrite->init();
$wp_rewrite->set_permalink_structure('/%year%/%monthnum%/%postname%/');
flush_rewrite_rules(false);

$posts = [];
foreach ([
    ['Sommerfest am 11. Juli: wer hilft beim Aufbau?', 'editor', 30, '<p>Wir feiern ab 14 Uhr im Hof. Für den Aufbau suchen wir noch sechs Leute.</p>'],
    ['Repair café: opening hours in July', 'author', 54, '<p>Every <strong>Thursday</strong>, 16 to 19 h. <a href="https://repair.example/">More</a></p>'],
    ['Protokoll der Mitgliederversammlung', 'admin', 200, '<p>Beschlüsse, Haushalt, Wahl.</p>'],
] as [$title, $login, $hours, $html]) {
    $at = gmdate('Y-m-d H:i:s', time() - $hours * 3600);
    $posts[] = wp_insert_post(['post_title' => $title, 'post_author' => $user($login), 'post_content' => $html, 'post_status' => 'publish', 'comment_status' => 'open', 'post_date_gmt' => $at, 'post_date' => get_date_from_gmt($at)]);
}

// [post, answers the comment of that key, state, author or @login, hours ago, text, more]
$comments = [
    'offer' => [0, '', 1, '@editor', 29, 'Wir suchen noch Leute für den Aufbau ab neun Uhr.'],
    'cake' => [0, 'offer', 1, 'Ruth Vogel', 28, 'Ich bringe Kuchen und zwei Bänke.'],
    'ramp' => [0, '', 0, 'Ines Haller', 5, "Ist der Hof befahrbar?\n\nIch komme mit dem Rollator."],
    'tables' => [0, 'offer', 0, 'Marta Wolny', 6, 'I could bring two folding tables. Is that any use?'],
    'escape' => [0, '', 0, "escape\x1b[31m artist", 7, "Before \x1b[2J\x1b]0;owned\x07 after \u{202e}turned"],
    'markup' => [1, '', 0, 'A &amp; B', 8, 'See <a href="https://one.example">one</a> and <em>5 &lt; 6</em>?'],
    'trackback' => [1, '', 0, 'toaster-blog', 9, '[...] as in Lindenhof [...]', 'trackback'],
    'public' => [1, '', 1, 'Bernd Kessler', 10, 'Wann hört das auf?'],
    'spam' => [1, '', 'spam', 'bestprice-4u', 11, 'Great article! https://shop.example'],
    'trash' => [2, '', 'trash', 'Angry Person', 12, 'No.'],
    'member' => [2, '', 0, '@subscriber', 3, 'Darf ich das übersetzen?'],
];
for ($i = 1; $i <= 20; $i++) {
    $comments["bulk$i"] = [2, '', 0, "Neighbour $i", 20 + $i, "Comment number $i of many."];
}
$ids = [];
foreach ($comments as $key => $c) {
    [$post, $parent, $state, $who, $hours, $text] = $c;
    $at = gmdate('Y-m-d H:i:s', time() - $hours * 3600);
    $account = $who[0] === '@' ? get_user_by('login', substr($who, 1)) : null;
    $ids[$key] = wp_insert_comment(wp_slash([
        'comment_post_ID' => $posts[$post], 'comment_parent' => $parent === '' ? 0 : $ids[$parent], 'user_id' => $account ? $account->ID : 0,
        'comment_author' => $account ? $account->display_name : $who, 'comment_author_email' => $account ? $account->user_email : "$key@example.net",
        'comment_author_IP' => '192.0.2.' . (count($ids) + 1), 'comment_agent' => 'Mozilla/5.0 (seed)', 'comment_type' => $c[6] ?? 'comment',
        'comment_content' => $text, 'comment_date_gmt' => $at, 'comment_date' => get_date_from_gmt($at), 'comment_approved' => $state === 1 ? 1 : 0,
    ]));
    if ($state === 'spam') {
        wp_spam_comment($ids[$key]);
    }
    if ($state === 'trash') {
        wp_trash_comment($ids[$key]);
    }
}
foreach ($ids as $key => $id) {
    $accounts .= 'export TEND_WP_COMMENT_' . strtoupper($key) . "=$id\n";
}
file_put_contents(getenv('TEND_ACCOUNTS'), $accounts);
